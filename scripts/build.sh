#!/usr/bin/env bash
# From a machine that has only the Swift toolchain to compiled examples: installs libyaml, builds `tasuki`
# in release mode as one static binary, compiles every example to every target into out/, says where it lies.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

section "What the build needs"
need_swift
swift --version 2>&1 | head -n 1
need_libyaml

section "Building tasuki, release mode"
flags=(-c release --product tasuki --scratch-path .build-release)
if [[ $(uname -s) == Linux ]]; then
  export TASUKI_STATIC_LIBYAML=1
  flags+=(-Xswiftc -static-executable)
fi
swift build "${flags[@]}"
tasuki="$(swift build "${flags[@]}" --show-bin-path)/tasuki"
printf '%s, %s bytes\n' "${tasuki#"$PWD"/}" "$(wc -c <"$tasuki" | tr -d ' ')"

section "Compiling the examples"
rm -rf out
mkdir -p out
for example in examples/*/ examples/*.yaml; do
  [[ -e $example ]] || continue
  name=$(basename "${example%.yaml}")
  for target in eventbridge cloudformation terraform; do
    "$tasuki" compile "$example" --target "$target" --out "out/$name/$target" --quiet
  done
  printf 'out/%s\n' "$name"
done

section "Done"
printf 'The binary:   %s\n' "$tasuki"
printf 'The examples: %s/out/EXAMPLE/{eventbridge,cloudformation,terraform}\n' "$PWD"
