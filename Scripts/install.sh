#!/bin/sh
# install.sh BINARY PREFIX     puts the binary, its completions and manual pages below PREFIX
# install.sh --remove PREFIX   takes them away
set -eu

binary=$1 prefix=$2
scripts=$(dirname "$0")

completions() {
  echo "bash bash-completion/completions/repomap"
  echo "zsh zsh/site-functions/_repomap"
  echo "fish fish/vendor_completions.d/repomap.fish"
}

remove() {
  rm -f "$prefix/bin/repomap"
  rm -f "$prefix/share/man/man1/repomap.1" "$prefix"/share/man/man1/repomap-*.1
  completions | while read -r _ path; do rm -f "$prefix/share/$path"; done
}

install_binary() {
  mkdir -p "$prefix/bin"
  # A new file, not new bytes: a repomap that runs at this moment keeps its own.
  cp "$binary" "$prefix/bin/repomap.new"
  # Symbols are a third of the size and help nobody who only runs it.
  strip "$prefix/bin/repomap.new" 2>/dev/null || true
  chmod 755 "$prefix/bin/repomap.new"
  mv -f "$prefix/bin/repomap.new" "$prefix/bin/repomap"
}

install_completions() {
  completions | while read -r shell path; do
    mkdir -p "$(dirname "$prefix/share/$path")"
    "$binary" completions "$shell" >"$prefix/share/$path"
  done
}

install_manual() {
  mkdir -p "$prefix/share/man/man1"
  python3 "$scripts/manual.py" "$binary" "$prefix/share/man/man1"
}

if [ "$binary" = --remove ]; then
  remove
  exit
fi

mkdir -p "$prefix" 2>/dev/null || true
if [ ! -w "$prefix" ]; then
  echo "error: $prefix cannot be written" >&2
  echo "  hint: sudo make install, or make install PREFIX=\$HOME/.local" >&2
  exit 1
fi
install_binary
install_completions
install_manual
echo "installed $prefix/bin/repomap, its completions and manual pages" >&2
