# shellcheck shell=bash
# Compares what `tasuki diff` reports of resources with what Terraform plans, for every case of Tests/EndToEnd/diffs.

prove() {
  need_tested_binary
  PYTHONPATH=Tests/EndToEnd figure_of .venv/bin/python -m harness.replacements
}
