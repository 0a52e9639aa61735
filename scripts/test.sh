#!/usr/bin/env bash
# Installs what the tests need and runs all of them: the format of the sources, the Swift suites in debug mode with a
# release build in parallel, then the end-to-end suites, which test the released binary with Terraform, cfn-lint, the aws
# command and an emulated cloud on loopback. Arguments are passed to pytest:
#
#   scripts/test.sh Tests/EndToEnd/test_delivery.py
#
# A missing tool that cannot be installed is a failure, never a skip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

at_the_end() {
  end_beside
  print_times
}
trap at_the_end EXIT

section "Installing what the tests need"
need_swift
need_libraries
# The build often waits for a single module or for the network, so two cores are enough for it and for what follows.
beside "Building in release mode" swift_release
need_end_to_end
command -v valgrind >/dev/null || install_packages "valgrind is needed to count instructions" valgrind
command -v zstd >/dev/null || install_packages "zstd is needed to compress what the tests decompress" zstd
command -v strace >/dev/null || install_packages "strace is needed to see what the command opens" strace

section "Checking the format of the Swift sources"
swift format lint --strict --recursive --parallel Sources Tests

section "Building in debug mode"
swift build --build-tests --explicit-target-dependency-import-check error

section "Running the Swift suites in debug mode"
swift test --skip-build --disable-xctest --parallel

section "Waiting for the release build"
join_beside

section "Compiling the examples in release mode"
TASUKI_BINARY=$(release_binary)
export TASUKI_BINARY
compile_examples "$TASUKI_BINARY" .test-output/examples

# These suites test the binary that users run: optimized and statically linked. The Swift suites above cover what only
# debug mode checks.
section "Running the end-to-end suites in release mode"
.venv/bin/python -m pytest --numprocesses "${TASUKI_TEST_WORKERS:-3}" --durations 15 --durations-min 10 \
  "${@:-Tests/EndToEnd}"

section "Done"
