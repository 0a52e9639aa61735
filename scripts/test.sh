#!/usr/bin/env bash
# Installs what the tests need and runs all of them: layout, the Swift suites, then the suites that judge the
# compiler from outside with Terraform, cfn-lint, the aws command and a test cloud on loopback.
# Whatever is missing and cannot be installed here is a failure, never a skip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

# Prints the folder that holds registry.terraform.io with an AWS provider for this machine, if there is one.
provider_mirror() {
  local folder
  for folder in "${TF_PLUGIN_MIRROR:-}" "${TF_PLUGIN_CACHE_DIR:-}" \
    "$HOME/.terraform.d/plugins" "$HOME/.local/share/terraform/plugins" \
    /usr/local/share/terraform/plugins /usr/share/terraform/plugins; do
    if holds_provider "$folder"; then
      printf '%s\n' "$folder"
      return
    fi
  done
  # At most two levels below the root.
  while IFS= read -r folder; do
    if holds_provider "${folder%/registry.terraform.io}"; then
      printf '%s\n' "${folder%/registry.terraform.io}"
      return
    fi
  done < <(find / -mindepth 1 -maxdepth 3 -type d -name registry.terraform.io -not -path '/proc/*' 2>/dev/null)
}

holds_provider() {
  [[ -n $1 ]] && compgen -G "$1/registry.terraform.io/hashicorp/aws/*/*/terraform-provider-aws*" >/dev/null
}

section "What the tests need"
need_swift
need_libyaml
command -v terraform >/dev/null || fail "there is no terraform on the PATH" \
  "Install Terraform 1.11 or newer: https://developer.hashicorp.com/terraform/install"
TASUKI_PROVIDER_MIRROR=$(provider_mirror)
[[ -n $TASUKI_PROVIDER_MIRROR ]] || fail "no mirror of Terraform's AWS provider was found" \
  "In a folder with a file that requires hashicorp/aws 5.100.0 run:" \
  "  terraform providers mirror ~/.terraform.d/plugins" \
  "or set TF_PLUGIN_MIRROR to a folder that holds registry.terraform.io."
export TASUKI_PROVIDER_MIRROR
env -u TF_CLI_CONFIG_FILE CHECKPOINT_DISABLE=1 terraform version | sed -n 1p
printf 'AWS provider from %s\n' "$TASUKI_PROVIDER_MIRROR"

command -v valgrind >/dev/null || install_packages "valgrind is needed to count instructions" valgrind
command -v python3 >/dev/null || install_packages "Python 3.10 or newer is needed" python3 python3-venv
requirements=Tests/EndToEnd/requirements.txt
alone=Tests/EndToEnd/requirements-alone.txt
if ! cmp -s <(cat "$requirements" "$alone") .venv/requirements.txt; then
  rm -rf .venv
  if ! python3 -m venv .venv 2>/dev/null; then
    install_packages "Python needs its venv module" python3-venv
    python3 -m venv .venv
  fi
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --requirement "$alone"
  cat "$requirements" "$alone" >.venv/requirements.txt
fi
.venv/bin/python --version

section "Layout of the Swift sources"
swift format lint --strict --recursive --parallel Sources Tests

section "Building, debug mode"
swift build --build-tests --explicit-target-dependency-import-check error
TASUKI_BINARY="$(swift build --show-bin-path)/tasuki"
export TASUKI_BINARY

section "Swift suites"
swift test --skip-build --disable-xctest --parallel

section "End-to-end suites"
.venv/bin/python -m pytest --numprocesses "${TASUKI_TEST_WORKERS:-3}" "${@:-Tests/EndToEnd}"

section "Done"
