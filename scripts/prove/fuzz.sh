# shellcheck shell=bash
# Feeds mutated inputs to the JSON readers, the pattern parser, the machine and the comparison, under the address
# sanitizer.

prove() {
  local minutes=$1 said
  need_swift
  need_libraries
  need_python
  said=$(mktemp)
  Fuzz/run.sh "$((minutes * 60))" 2>&1 | tee "$said"
  figure "inputs tried: $(sed -n 's/^stat::number_of_executed_units: *//p' "$said")"
  figure "peak memory: $(sed -n 's/^stat::peak_rss_mb: *//p' "$said") MB"
  rm -f "$said"
}
