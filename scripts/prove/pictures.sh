# shellcheck shell=bash
# Draws workflows of 3, 30 and 100 steps, a project, changes and hostile texts in every format, and looks at the results as a
# reader does: DOT with Graphviz, SVG, Mermaid and Markdown pages with Chromium, on a light and on a dark page. A finding is a
# syntax error, a text outside of its box, boxes that overlap, or a text of a user that is not shown as it is. Screenshots are
# in .test-output/pictures.

prove() {
  need_tested_binary
  command -v chromium >/dev/null || install_packages "Chromium is needed to look at pictures" chromium fonts-dejavu-core
  command -v dot >/dev/null || install_packages "Graphviz is needed to check DOT" graphviz
  compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null ||
    install_packages "a Japanese font is needed to look at pictures" fonts-noto-cjk
  need_mermaid
  rm -rf .test-output/pictures
  PYTHONPATH=Tests/EndToEnd:.venv-pictures figure_of .venv/bin/python -m harness.pictures .test-output/pictures
}

# Installs Mermaid's script in .venv-pictures.
need_mermaid() {
  local requirements=Tests/EndToEnd/requirements-pictures.txt
  if ! cmp -s "$requirements" .venv-pictures/requirements.txt; then
    rm -rf .venv-pictures
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --ignore-requires-python \
      --target .venv-pictures --requirement "$requirements"
    cp "$requirements" .venv-pictures/requirements.txt
  fi
}
