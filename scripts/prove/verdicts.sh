# shellcheck shell=bash
# Compares what `tasuki diff` reports of events with brute force over ten thousand pairs of patterns, a thousand for each
# of `--rounds`.

prove() {
  need_tested_binary
  PYTHONPATH=Tests/EndToEnd figure_of .venv/bin/python -m harness.verdicts $((1000 * rounds)) "$seed"
}
