#!/usr/bin/env bash
# Runs the tests by the command given, and repeats at the end what has failed: tests run side by
# side, and their failures stand among thousands of lines.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [[ $status -ne 0 ]]; then
  printf '\nwhat failed:\n' >&2
  grep -E '✘|^(error|Fatal error):|: error: ' "$log" | head -50 >&2
fi
exit "$status"
