# What build.sh and test.sh share: headings with times, and the system packages that a build needs.
# Sourced, never run.

started=$SECONDS

section() {
  printf '\n== %s (%s s)\n' "$1" "$((SECONDS - started))"
}

fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  printf '  %s\n' "$@" >&2
  exit 1
}

# Runs a command as root, with sudo where that needs no password. Fails where neither is possible.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo "$@"
  else
    return 1
  fi
}

# install_packages REASON PACKAGE...
install_packages() {
  local reason=$1
  shift
  command -v apt-get >/dev/null || fail "$reason" \
    "This is no Debian or Ubuntu. Install the counterpart of: $*" \
    "macOS: brew install libyaml pkg-config python. Fedora: dnf install libyaml-devel pkgconf python3."
  printf 'installing %s\n' "$*"
  if ! { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@"; }; then
    fail "$reason" "As root: apt-get update && apt-get install -y $*"
  fi
}

need_swift() {
  command -v swift >/dev/null || fail "there is no swift on the PATH" \
    "Install a Swift 6.2 toolchain or newer: https://www.swift.org/install"
}

need_libyaml() {
  local missing=()
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  pkg-config --exists yaml-0.1 2>/dev/null || missing+=(libyaml-dev)
  if ((${#missing[@]})); then
    install_packages "libyaml and pkg-config are needed to build" "${missing[@]}"
  fi
  printf 'libyaml %s\n' "$(pkg-config --modversion yaml-0.1)"
}
