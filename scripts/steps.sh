# shellcheck shell=bash
# Shared by the scripts: headings with times, required packages, the release build, the examples. Source this file; do
# not run it.

readonly steps_started=$SECONDS
section_name=
section_started=0
times=()

# section NAME: ends the current section and starts another.
section() {
  end_section
  section_name=$1
  section_started=$SECONDS
  printf '\n== %s (%s s)\n' "$1" "$((SECONDS - steps_started))"
}

end_section() {
  [[ -z $section_name ]] || times+=("$((SECONDS - section_started)) $section_name")
  section_name=
}

# Prints the seconds of each section, and of the command that ran beside them.
print_times() {
  local entry
  end_section
  printf '\n%7s  %s\n' seconds section
  for entry in "${times[@]}" "$((SECONDS - steps_started)) total"; do
    printf '%7s  %s\n' "${entry%% *}" "${entry#* }"
  done
}

fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  (($# == 0)) || printf '  %s\n' "$@" >&2
  exit 1
}

# The command that runs beside the others: its process group, title, start time, and the file with its output.
beside_group=
beside_title=
beside_started=
beside_log=

# beside TITLE COMMAND...: starts a command and keeps its output until `join_beside`. Only one can run at a time.
beside() {
  beside_title=$1
  shift
  beside_log=$(mktemp)
  beside_started=$SECONDS
  # The command gets its own process group, so that `end_beside` ends everything that it started.
  set -m
  (
    "$@"
    printf '%s\n' "$SECONDS" >"$beside_log.ended"
  ) >"$beside_log" 2>&1 </dev/null &
  beside_group=$!
  set +m
}

# Waits for the command that runs beside, prints its output, and fails if it failed.
join_beside() {
  local status=0
  wait "$beside_group" || status=$?
  beside_group=
  cat "$beside_log"
  ((status == 0)) || fail "$beside_title: exit code $status, see above"
  times+=("$(($(<"$beside_log.ended") - beside_started)) $beside_title (in parallel)")
  rm -f "$beside_log" "$beside_log.ended"
}

# Ends the command that runs beside, if there is one, with everything that it started.
end_beside() {
  [[ -n $beside_group ]] || return 0
  kill -- "-$beside_group" 2>/dev/null || true
  rm -f "$beside_log" "$beside_log.ended"
}

# Runs a command as root, with sudo if it needs no password. Fails if neither is possible.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo "$@"
  else
    return 1
  fi
}

# install_packages REASON PACKAGE...: installs packages, or fails with the reason for which they are needed.
install_packages() {
  local reason=$1
  shift
  command -v apt-get >/dev/null || fail "$reason" \
    "This is not Debian or Ubuntu. Install the equivalents of: $*" \
    "macOS: brew install libyaml zstd pkg-config python. Fedora: dnf install libyaml-devel zlib-devel libzstd-devel" \
    "pkgconf python3."
  printf 'installing %s\n' "$*"
  if ! { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@"; }; then
    fail "$reason" "As root: apt-get update && apt-get install -y $*"
  fi
}

need_swift() {
  command -v swift >/dev/null || fail "swift is not on the PATH" \
    "Install a Swift toolchain, 6.2 or later: https://www.swift.org/install"
}

need_libraries() {
  local missing=() name
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  for name in yaml-0.1:libyaml-dev zlib:zlib1g-dev libzstd:libzstd-dev; do
    pkg-config --exists "${name%%:*}" 2>/dev/null || missing+=("${name#*:}")
  done
  if ((${#missing[@]})); then
    install_packages "libyaml, zlib, libzstd and pkg-config are needed to build" "${missing[@]}"
  fi
  printf 'libyaml %s, zlib %s, libzstd %s\n' "$(pkg-config --modversion yaml-0.1)" "$(pkg-config --modversion zlib)" \
    "$(pkg-config --modversion libzstd)"
}

need_python() {
  command -v python3 >/dev/null || install_packages "Python 3.10 or later is needed" python3 python3-venv
}

# Prints the folder that contains registry.terraform.io with an AWS provider, if there is one.
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
  # Look at most two levels below the root.
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

# Installs or finds what the end-to-end suites need: Terraform, its AWS provider, and Python packages in .venv.
need_end_to_end() {
  local requirements=Tests/EndToEnd/requirements.txt alone=Tests/EndToEnd/requirements-alone.txt
  command -v terraform >/dev/null || fail "terraform is not on the PATH" \
    "Install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install"
  TASUKI_PROVIDER_MIRROR=$(provider_mirror)
  [[ -n $TASUKI_PROVIDER_MIRROR ]] || fail "no mirror of Terraform's AWS provider was found" \
    "In a folder with a configuration that requires hashicorp/aws 5.100.0, run:" \
    "  terraform providers mirror ~/.terraform.d/plugins" \
    "Or set TF_PLUGIN_MIRROR to a folder that contains registry.terraform.io."
  export TASUKI_PROVIDER_MIRROR
  env -u TF_CLI_CONFIG_FILE CHECKPOINT_DISABLE=1 terraform version | sed -n 1p
  printf 'AWS provider from %s\n' "$TASUKI_PROVIDER_MIRROR"
  need_python
  if ! cmp -s <(cat "$requirements" "$alone") .venv/requirements.txt; then
    make_venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --requirement "$alone"
    cat "$requirements" "$alone" >.venv/requirements.txt
  fi
  .venv/bin/python --version
}

# Installs checkov and cfn-lint in .venv-scanners: checkov needs other versions of what the suites pin.
need_scanners() {
  local requirements=Tests/EndToEnd/requirements-scanners.txt
  need_python
  if ! cmp -s "$requirements" .venv-scanners/requirements.txt; then
    make_venv .venv-scanners
    .venv-scanners/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
    cp "$requirements" .venv-scanners/requirements.txt
  fi
  .venv-scanners/bin/python --version
}

# make_venv FOLDER: makes an empty Python environment in place of what is there.
make_venv() {
  rm -rf "$1"
  if ! python3 -m venv "$1" 2>/dev/null; then
    install_packages "Python needs its venv module" python3-venv
    python3 -m venv "$1"
  fi
}

# swift_release ARGUMENT...: runs `swift build` for the one static binary that users get.
swift_release() {
  local flags=(-c release --product tasuki --scratch-path .build-release)
  if [[ $(uname -s) == Linux ]]; then
    # lld does not warn about what glibc's static archive needs at run time; -s strips symbols.
    flags+=(-Xswiftc -static-executable -Xswiftc -use-ld=lld -Xlinker -s)
    TASUKI_STATIC_LIBRARIES=1 swift build "${flags[@]}" "$@"
  else
    swift build "${flags[@]}" "$@"
  fi
}

release_binary() {
  printf '%s/tasuki\n' "$(swift_release --show-bin-path)"
}

# Builds in release mode, installs what the end-to-end suites need, and exports the path of the binary.
need_tested_binary() {
  need_swift
  need_libraries
  need_end_to_end
  swift_release
  TASUKI_BINARY=$(release_binary)
  export TASUKI_BINARY
}

# compile_examples BINARY FOLDER: compiles every example in every environment to every target, into
# FOLDER/EXAMPLE[/ENVIRONMENT]/TARGET.
compile_examples() {
  local binary=$1 out=$2 example environment folder target
  local region=ap-northeast-1 account=123456789012
  # Files for the `aws` command contain every value. The account is an example.
  local values=(--region "$region" --account "$account") choice more
  rm -rf "$out"
  mkdir -p "$out"
  for example in examples/*/tasuki.yaml; do
    example=${example%tasuki.yaml}
    while IFS= read -r environment; do
      folder="$out/$(basename "$example")${environment:+/$environment}"
      choice=(${environment:+--env "$environment"})
      for target in cloudformation terraform eventbridge asl; do
        more=()
        [[ $target != eventbridge ]] || more=("${values[@]}")
        "$binary" compile "$example" --target "$target" --out "$folder/$target" --quiet \
          ${choice[@]+"${choice[@]}"} ${more[@]+"${more[@]}"} >/dev/null
      done
      printf '%s\n' "$folder"
    done < <(environments "${example}tasuki.yaml")
  done
}

# Prints the environments of a project file, one per line; an empty line if it has none.
environments() {
  local found
  found=$(sed -n '/^environments:/,/^[^ #]/ s/^  \([A-Za-z0-9_-]*\):.*/\1/p' "$1" 2>/dev/null || true)
  printf '%s\n' "$found"
}
