#!/usr/bin/env bash
# From a machine that has only the Swift toolchain to compiled examples: installs libyaml, builds `tasuki`
# in release mode as one static binary, compiles every example to every target into out/, says where it lies.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

section "What the build needs"
need_swift
swift --version 2>&1 | head -n 1
need_libyaml

section "Building tasuki, release mode"
flags=(-c release --product tasuki --scratch-path .build-release)
if [[ $(uname -s) == Linux ]]; then
  export TASUKI_STATIC_LIBYAML=1
  # lld says nothing of what glibc's static archive is known to need at run time; -s leaves symbols out.
  flags+=(-Xswiftc -static-executable -Xswiftc -use-ld=lld -Xlinker -s)
fi
swift build "${flags[@]}"
tasuki="$(swift build "${flags[@]}" --show-bin-path)/tasuki"
printf '%s, %s bytes\n' "${tasuki#"$PWD"/}" "$(wc -c <"$tasuki" | tr -d ' ')"

section "Compiling the examples"
rm -rf out
mkdir -p out
# What the examples' project files leave open: an environment, and for the aws command the account and the ARNs
# that AWS assigns. Both are made up here.
account=(--region ap-northeast-1 --account 123456789012)
destination() {
  printf -- '--parameter %s-destination-arn=arn:aws:events:ap-northeast-1:123456789012:api-destination/%s/%s' \
    "$1" "$1" 11111111-2222-3333-4444-555555555555
}
for example in examples/*/; do
  name=$(basename "$example")
  common=() values=("${account[@]}")
  case $name in
    two-environments) common=(--env production) values=() ;;
    order-fan-out) read -ra more <<<"$(destination shop-order-placed-crm)" && values+=("${more[@]}") ;;
    new-subscription)
      read -ra more <<<"$(destination subscriptions-subscription-created-record)" && values+=("${more[@]}")
      ;;
  esac
  "$tasuki" compile "$example" --target terraform --out "out/$name/terraform" --quiet "${common[@]}"
  "$tasuki" compile "$example" --target cloudformation --out "out/$name/cloudformation" --quiet "${common[@]}"
  "$tasuki" compile "$example" --target eventbridge --out "out/$name/eventbridge" --quiet "${common[@]}" \
    "${values[@]}"
  printf 'out/%s\n' "$name"
done

section "Done"
printf 'The binary:   %s\n' "$tasuki"
printf 'The examples: %s/out/EXAMPLE/{eventbridge,cloudformation,terraform}\n' "$PWD"
