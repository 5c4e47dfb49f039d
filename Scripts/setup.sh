#!/bin/sh
# Makes this machine ready for `swift build`: installs the libraries' headers that are missing,
# checks that libtree-sitter reads our grammars, and fetches the grammars' sources.
#
# Given are a Swift toolchain, a C compiler, Python 3 with pip, git, and apt or Homebrew. When
# nothing is missing this takes a few hundredths of a second and changes nothing.
set -eu
cd "$(dirname "$0")/.."

# The grammars' sources are of these versions of tree-sitter's language ABI.
lowest_grammar_abi=13
highest_grammar_abi=14

fail() {
  printf 'error: %s\n  hint: %s\n' "$1" "$2" >&2
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

c_compiler() {
  if has cc; then cc "$@"; else clang "$@"; fi
}

check_tools() {
  has swift || fail "there is no swift on the PATH" \
    "install the toolchain from https://www.swift.org/install (6.2 or later)"
  has git || fail "there is no git on the PATH" "install git: SwiftPM fetches packages with it"
  has cc || has clang || fail "there is no C compiler on the PATH" \
    "install one: apt-get install build-essential, or xcode-select --install"
}

# Asked only before the first build: swift takes its time to answer.
check_swift_version() {
  [ ! -d .build ] || return 0
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || fail "'swift --version' does not answer" \
    "see that the toolchain's own packages are there: https://www.swift.org/install"
  major=${version%%.*} rest=${version#*.} minor=${rest%%.*}
  [ "$major" -gt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -ge 2 ]; } ||
    fail "Swift $version is too old" "install 6.2 or later from https://www.swift.org/install"
}

# Preprocesses the headers named in "$@" and then standard input.
preprocess() {
  # Several flags are wanted as several words.
  # shellcheck disable=SC2046
  { for header; do echo "#include <$header>"; done; cat; } |
    c_compiler -E -P $(pkg-config --cflags tree-sitter 2>/dev/null || true) - 2>/dev/null
}

has_header() {
  preprocess "$1" </dev/null >/dev/null
}

# The apt or brew packages that are missing, as words.
missing_packages() {
  apt='' brew=''
  has_header tree_sitter/api.h || { apt="$apt libtree-sitter-dev" brew="$brew tree-sitter"; }
  has_header sqlite3.h || { apt="$apt libsqlite3-dev" brew="$brew sqlite"; }
  has_header zstd.h || { apt="$apt libzstd-dev" brew="$brew zstd"; }
  has pkg-config || { apt="$apt pkg-config" brew="$brew pkgconf"; }
  if has apt-get; then echo "$apt"; elif has brew; then echo "$brew"; else echo "$apt"; fi
}

install_packages() {
  if has apt-get; then
    apt_install "$@"
  elif has brew; then
    echo "installing by brew: $*" >&2
    brew install --quiet "$@" >&2 ||
      fail "brew could not install: $*" "see brew's message above, then run this again"
  else
    fail "missing here, and there is neither apt nor brew: $* (named as in Debian)" \
      "install the development files of libtree-sitter, SQLite and zstd, and pkg-config"
  fi
}

apt_install() {
  as_root=''
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || fail "these packages are missing, and without sudo only root can install them: $*" \
      "as root: apt-get update && apt-get install $*"
    as_root=sudo
    # Without a terminal nobody could type a password.
    [ -t 0 ] || as_root='sudo -n'
  fi
  echo "installing by apt: $*" >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  # A fresh machine has no package lists yet, an old one has stale ones.
  apt_get install "$@" || { apt_get update && apt_get install "$@"; } ||
    fail "apt could not install $*: $(apt_failure)" "as root: apt-get update && apt-get install $*"
}

# The line of the log that says most: a network error stands above what follows from it.
apt_failure() {
  grep -m 1 -E 'Could not (resolve|connect)|Failed to fetch' "$log" || tail -n 1 "$log"
}

# One quiet run of apt-get; what it says goes to the log.
apt_get() {
  verb=$1
  shift
  [ "$verb" = update ] || set -- --yes --no-install-recommends "$@"
  $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=120 "$verb" "$@" >>"$log" 2>&1
}

install_missing() {
  abis=$(read_abis) && has pkg-config && return
  packages=$(missing_packages)
  # shellcheck disable=SC2086
  [ -z "$packages" ] || install_packages $packages
  abis=$(read_abis) || fail "the headers of libtree-sitter, SQLite or zstd are still not found" \
    "see that 'cc -E' finds tree_sitter/api.h, sqlite3.h and zstd.h"
}

# The lowest and highest language ABI that libtree-sitter reads; fails when a header is missing.
read_abis() {
  text=$(
    echo 'ABI:TREE_SITTER_MIN_COMPATIBLE_LANGUAGE_VERSION TREE_SITTER_LANGUAGE_VERSION' |
      preprocess tree_sitter/api.h sqlite3.h zstd.h
  ) && echo "$text" | sed -n 's/^ABI://p'
}

# pkg-config's version of libtree-sitter is wrong in Debian 12, so the constants decide.
check_abis() {
  lowest=${abis% *} highest=${abis#* }
  if [ "$lowest" -gt $lowest_grammar_abi ] || [ "$highest" -lt $highest_grammar_abi ]; then
    fail "libtree-sitter here reads language ABI $lowest to $highest, but the grammars need \
$lowest_grammar_abi to $highest_grammar_abi" "install libtree-sitter 0.20.7 or later"
  fi
}

# Puts links to static archives where the linker looks first, so that the binary is one file; what
# has no archive is linked as usual. Package.swift names the folder.
link_archives() {
  [ "$(uname -s)" = Linux ] || return 0
  mkdir -p .build/archives
  for library in sqlite3 zstd stdc++; do
    archive=$(c_compiler -print-file-name="lib$library.a")
    [ ! -f "$archive" ] || ln -sf "$archive" ".build/archives/lib$library.a"
  done
}

# The script stamps what it has done; it is asked again when a language or it itself is newer.
fetch_grammars() {
  stamp=Sources/CGrammars/grammars/stamp.json
  if [ -f "$stamp" ] && [ -f Sources/CGrammars/generated/languages.c ]; then
    newer=$(find Sources/CGrammars/languages Scripts/grammar*.py -newer "$stamp" | head -n 1)
    [ -n "$newer" ] || return 0
  fi
  has python3 || fail "there is no python3 on the PATH" "install Python 3.9 or later with pip"
  python3 Scripts/grammars.py
}

check_tools
check_swift_version
install_missing
check_abis
link_archives
fetch_grammars
