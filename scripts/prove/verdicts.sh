# shellcheck shell=bash
# Compares what `tasuki diff` reports of events with brute force over ten thousand pairs of patterns, a thousand for each
# of `--rounds`.

prove() {
  local said status=0
  need_swift
  need_libraries
  need_end_to_end
  swift_release
  TASUKI_BINARY=$(release_binary)
  export TASUKI_BINARY
  said=$(mktemp)
  (cd Tests/EndToEnd && ../../.venv/bin/python -m harness.verdicts $((1000 * rounds)) "$seed") | tee "$said" || status=1
  figure "$(tail -n 1 "$said")"
  rm -f "$said"
  return "$status"
}
