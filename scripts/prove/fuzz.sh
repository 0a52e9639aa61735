# shellcheck shell=bash
# Feeds mutated inputs to every reader, and compares with what must hold for all of them (docs/architecture.md, "Tests").
#
#   patterns     the JSON readers, the pattern parser, the matching machine and the comparison, with the address sanitizer
#   projects     project files, workflows, expressions, schedules, events, results, logs, baselines: whole projects in memory
#   expressions  values of expressions, compared with JSONata's reference implementation
#   commands     the command itself on what the others reached, and Terraform, validators and git on its output
#
# Each has a quarter of the processor seconds. `--seed N` repeats a run that began with an empty Fuzz/.corpus, and
# `Fuzz/fuzz.py projects --seconds N` runs one of them alone. A finding that was fixed is kept in Fuzz/Corpus, which the tests
# run again.

prove() {
  local part=$((seconds / 4 + 1)) status=0
  command -v node >/dev/null || install_packages "node is needed to run JSONata's reference implementation" nodejs npm
  command -v git >/dev/null || install_packages "git is needed to compare .gitignore files" git
  need_tested_binary
  figure_of python3 Fuzz/fuzz.py patterns --seconds "$part" --seed "$seed" || status=1
  figure_of python3 Fuzz/fuzz.py projects --seconds "$part" --seed "$seed" || status=1
  figure_of python3 Fuzz/expressions.py --seconds "$part" --seed "$seed" || status=1
  figure_of .venv/bin/python Fuzz/commands.py --seconds "$part" --seed "$seed" || status=1
  return "$status"
}
