#!/usr/bin/env bash
# Installs what the tests need and runs all of them: layout, the Swift suites in debug mode with a release build beside
# them, then the suites that judge the released binary from outside with Terraform, cfn-lint, the aws command and a test
# cloud on loopback. Arguments are for pytest: scripts/test.sh Tests/EndToEnd/test_delivery.py
# Whatever is missing and cannot be installed here is a failure, never a skip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

at_the_end() {
  end_beside
  print_times
}
trap at_the_end EXIT

section "What the tests need"
need_swift
need_libyaml
need_end_to_end
command -v valgrind >/dev/null || install_packages "valgrind is needed to count instructions" valgrind

section "Layout of the Swift sources"
swift format lint --strict --recursive --parallel Sources Tests

# Much of either build waits for one module after another, so the two share two cores well.
beside "Building, release mode" swift_release

section "Building, debug mode"
swift build --build-tests --explicit-target-dependency-import-check error

section "Swift suites, debug mode"
swift test --skip-build --disable-xctest --parallel

section "Waiting for the release build"
join_beside

section "Compiling the examples, release mode"
TASUKI_BINARY=$(release_binary)
export TASUKI_BINARY
compile_examples "$TASUKI_BINARY" .test-output/examples

# The released binary: what users run, what the optimiser made and what was linked statically. What only debug mode
# checks, the Swift suites have come to.
section "End-to-end suites, release mode"
.venv/bin/python -m pytest --numprocesses "${TASUKI_TEST_WORKERS:-3}" --durations 15 --durations-min 10 \
  "${@:-Tests/EndToEnd}"

section "Done"
