# shellcheck shell=bash
# Measures with Terraform which attribute of which type of resource forces a replacement, one attribute at a time, and compares
# it with the table in docs/diff.md.

prove() {
  need_tested_binary
  PYTHONPATH=Tests/EndToEnd figure_of .venv/bin/python -m harness.attributes
}
