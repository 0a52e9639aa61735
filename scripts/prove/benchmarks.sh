# shellcheck shell=bash
# How fast the compiler and the matcher are (docs/performance.md). A command that fails is a finding; a figure is not.

prove() {
  need_swift
  need_libyaml
  need_python
  # Binaries of an older state would be measured without a word.
  swift_release
  local said
  said=$(mktemp)
  python3 Benchmarks/run.py --runs 3 | tee "$said"
  swift run -c release pattern-benchmark 50 | tee -a "$said"
  figure "$(<"$said")"
  rm -f "$said"
}
