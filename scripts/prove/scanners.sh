# shellcheck shell=bash
# Runs checkov and cfn-lint with its informational checks over the compiled examples. What they find must be what
# docs/security.md lists with a reason: anything new fails, and so does a row that nothing matches.

prove() {
  local compiled=.test-output/scanners said
  need_swift
  need_libraries
  need_scanners
  swift_release
  compile_examples "$(release_binary)" "$compiled"
  said=$(mktemp)
  PYTHONPATH=Tests/EndToEnd .venv-scanners/bin/python -m harness.scanners "$compiled" | tee "$said"
  figure "findings that docs/security.md lists: $(awk '{ sum += $1 } END { print sum }' "$said") of $(wc -l <"$said") kinds"
  rm -f "$said"
}
