# shellcheck shell=bash
# Compares what `tasuki diff` reports of resources with what Terraform plans, for every case of Tests/EndToEnd/diffs.

prove() {
  local said status=0
  need_swift
  need_libraries
  need_end_to_end
  swift_release
  TASUKI_BINARY=$(release_binary)
  export TASUKI_BINARY
  said=$(mktemp)
  (cd Tests/EndToEnd && ../../.venv/bin/python -m harness.replacements) | tee "$said" || status=1
  figure "$(tail -n 1 "$said")"
  rm -f "$said"
  return "$status"
}
