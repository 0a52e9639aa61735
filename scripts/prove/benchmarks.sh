# shellcheck shell=bash
# Measures the compiler and the matcher (docs/performance.md). A command that fails is a finding; a slow figure is not.

prove() {
  need_swift
  need_libraries
  need_python
  # The benchmark would silently measure a binary of an older state.
  swift_release
  local said
  said=$(mktemp)
  python3 Benchmarks/run.py --runs 3 | tee "$said"
  swift run -c release pattern-benchmark 50 | tee -a "$said"
  figure "$(<"$said")"
  rm -f "$said"
}
