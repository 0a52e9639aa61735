#!/usr/bin/env bash
# Needs only a Swift toolchain. Installs libyaml, zlib and libzstd, builds `tasuki` in release mode as one static binary, compiles every
# example to every target into out/, and prints where the results are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

section "Installing what the build needs"
need_swift
swift --version 2>&1 | sed -n 1p
need_libraries

section "Building tasuki in release mode"
swift_release
tasuki=$(release_binary)
printf '%s, %s bytes\n' "${tasuki#"$PWD"/}" "$(wc -c <"$tasuki" | tr -d ' ')"

section "Compiling the examples"
compile_examples "$tasuki" out

section "Done"
printf 'The binary:   %s\n' "$tasuki"
printf 'The examples: %s/out/EXAMPLE/{cloudformation,terraform,eventbridge,asl}\n' "$PWD"
