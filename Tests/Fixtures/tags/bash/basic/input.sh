#!/usr/bin/env bash
# Builds the project.

source ./lib.sh
. "$HOME/.profile"

VERSION=1.2
readonly LIMIT=10
export PATH="$PATH:/opt/bin" EDITOR
declare -a NAMES=(a b)

alias ll='ls -l' la="ls -a"

# Says hello.
# Twice.
greet() {
  local name=$1
  count=2
  echo "hello $name" | sed 's/x/y/'
  inner() { echo nested; }
}

function build-all {
  greet world
  alias inside=ls
}

function both() (
  cd /tmp && greet "$1"
)

if true; then
  conditional() { :; }
fi

cat <<EOF
fake() { :; }
EOF

greet "$@"
