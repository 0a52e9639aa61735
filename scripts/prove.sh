#!/usr/bin/env bash
# Checks that take too long for every run of scripts/test.sh. Run them before you call a large change complete.
#
#   scripts/prove.sh [--seconds N] [--seed N] [--rounds N] [SECTION...]
#
# --seconds N  the processor seconds of a section without an end of its own (default: 600)
# --seed N     the first seed of a section with random choices (default: 1)
# --rounds N   how often a section that repeats something repeats it (default: 10)
#
# Sections are the files of scripts/prove/; without arguments, all of them run. A section installs what it needs; a tool
# that cannot be installed is a failure. If a section finds something, the others still run. The figures of all sections
# are printed at the end, and the exit code is 1 if something was found.
#
# A new section is a file NAME.sh with a function `prove`. It can use the functions of scripts/steps.sh and the variables
# `seconds`, `seed` and `rounds`, and calls `figure TEXT`, or `figure_of COMMAND`, for each line to print at the end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

seconds=600
seed=1
rounds=10
wanted=()
while (($#)); do
  case $1 in
    --seconds | --seed | --rounds)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || fail "$1 needs a whole number of at least 1"
      printf -v "${1#--}" %s "$2"
      shift 2
      ;;
    -*) fail "unknown option: $1" "scripts/prove.sh [--seconds N] [--seed N] [--rounds N] [SECTION...]" ;;
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

# figure TEXT: adds a line to what is printed at the end.
figure() {
  printf '%s\n' "$1" >>"$figures"
}

# figure_of COMMAND...: runs a command whose last line is a figure. Fails if it fails.
figure_of() {
  local said status=0
  said=$(mktemp)
  "$@" | tee "$said" || status=$?
  figure "$(tail -n 1 "$said")"
  rm -f "$said"
  return "$status"
}

findings=()
for name in "${wanted[@]}"; do
  section "$name"
  figure "== $name"
  status=0
  # In a subshell the first command that fails ends the section, not this script.
  set +e
  (
    set -e
    # shellcheck source=/dev/null
    source "scripts/prove/$name.sh"
    prove
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
