#!/bin/sh
# smoke.sh BINARY: what tests of the debug build cannot show of the release binary.
#
# It is one file that needs only the C library's family at run time; it starts, finds its own
# worker processes, and maps this repository twice to the same bytes.
set -eu
cd "$(dirname "$0")/.."
binary=$1

fail() {
  printf 'error: %s\n  hint: %s\n' "$1" "$2" >&2
  exit 1
}

check_libraries() {
  command -v ldd >/dev/null 2>&1 || return 0
  others=$(ldd "$binary" | awk '{ print $1 }' |
    grep -vE '^(linux-vdso|/lib.*/ld-|ld-|lib(c|m|dl|pthread|rt|gcc_s|stdc\+\+))' || true)
  # Debian has libtree-sitter.a; a system without it links the shared library.
  [ -z "$others" ] || [ "$others" = libtree-sitter.so.0 ] ||
    fail "the binary needs $others at run time" "see the linker settings in Package.swift"
}

map() {
  "$binary" analyze . --json --quiet --jobs "$1" || fail "the binary cannot map this repository" \
    "run: $binary analyze ."
}

check_libraries
"$binary" --version
map 1 >.build/smoke-1.json
map 2 >.build/smoke-2.json
cmp .build/smoke-1.json .build/smoke-2.json ||
  fail "one and two jobs give different reports" "diff .build/smoke-1.json .build/smoke-2.json"
python3 - .build/smoke-1.json <<'EOF'
import json, sys
totals = json.load(open(sys.argv[1], encoding="utf-8"))["totals"]
if not totals["definitions"]:
    sys.exit("error: the binary found no definition in this repository\n"
             "  hint: see whether Sources/CGrammars/languages holds its queries")
EOF
