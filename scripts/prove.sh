#!/usr/bin/env bash
# What is too heavy for every run of scripts/test.sh, to be run before a large change is called complete.
#
#   scripts/prove.sh [--minutes N] [--rounds N] [SECTION...]
#
# --minutes N  how long a section that could go on for ever takes, 10 unless said otherwise
# --rounds N   how often a section that repeats something does so, 10 unless said otherwise
#
# Sections are the files of scripts/prove/; all of them run unless some are named. A section installs what it needs, and
# what cannot be installed is a failure. One that finds something does not keep the others from running. The figures of
# all come at the end, and the exit code is 1 where something was found.
#
# A new section is a file NAME.sh with a function `prove MINUTES ROUNDS`. It may use what scripts/steps.sh has, and calls
# `figure TEXT` for each line that belongs to the end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

minutes=10
rounds=10
wanted=()
while (($#)); do
  case $1 in
    --minutes | --rounds)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || fail "$1 takes a whole number from 1"
      if [[ $1 == --minutes ]]; then minutes=$2; else rounds=$2; fi
      shift 2
      ;;
    -*) fail "unknown option: $1" "scripts/prove.sh [--minutes N] [--rounds N] [SECTION...]" ;;
    *)
      [[ -f scripts/prove/$1.sh ]] || fail "unknown section: $1" "The sections are: $(basename -s .sh scripts/prove/*.sh | tr '\n' ' ')"
      wanted+=("$1")
      shift
      ;;
  esac
done
if ((${#wanted[@]} == 0)); then
  for file in scripts/prove/*.sh; do
    wanted+=("$(basename "$file" .sh)")
  done
fi

figures=$(mktemp)
export figures
trap 'rm -f "$figures"' EXIT

# figure TEXT: a line of what is printed at the end.
figure() {
  printf '%s\n' "$1" >>"$figures"
}

findings=()
for name in "${wanted[@]}"; do
  section "$name"
  figure "== $name"
  status=0
  # A shell of its own, in which the first command that fails ends the section.
  set +e
  (
    set -e
    # shellcheck source=/dev/null
    source "scripts/prove/$name.sh"
    prove "$minutes" "$rounds"
  )
  status=$?
  set -e
  ((status == 0)) || findings+=("$name (exit code $status)")
done

print_times
printf '\n'
cat "$figures"
if ((${#findings[@]})); then
  fail "something was found, see above:" "${findings[@]}"
fi
printf '\nnothing was found\n'
