#!/usr/bin/env bash
# From a machine that has only the Swift toolchain to compiled examples: installs libyaml, builds `tasuki`
# in release mode as one static binary, compiles every example to every target into out/, says where it lies.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

section "What the build needs"
need_swift
swift --version 2>&1 | sed -n 1p
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
region=ap-northeast-1
account=123456789012
# Files for the `aws` command hold every value. These are the ids that AWS gives to API destinations when they are
# made; here they are examples, as the account is.
values=(--region "$region" --account "$account")
for destination in subscriptions-subscription-created-record shop-order-placed-crm; do
  arn="arn:aws:events:$region:$account:api-destination/$destination/00000000-0000-4000-8000-000000000000"
  values+=(--parameter "$destination-destination-arn=$arn")
done

# The environments of a project file, one a line; an empty line where there are none.
environments() {
  local found
  found=$(sed -n '/^environments:/,/^[^ #]/ s/^  \([A-Za-z0-9_-]*\):.*/\1/p' "$1" 2>/dev/null || true)
  printf '%s\n' "$found"
}

rm -rf out
mkdir -p out
for example in examples/*/; do
  name=$(basename "$example")
  while IFS= read -r environment; do
    folder="out/$name${environment:+/$environment}"
    choice=(${environment:+--env "$environment"})
    for target in cloudformation terraform eventbridge asl; do
      more=()
      [[ $target == eventbridge ]] && more=("${values[@]}")
      "$tasuki" compile "$example" --target "$target" --out "$folder/$target" --quiet \
        ${choice[@]+"${choice[@]}"} ${more[@]+"${more[@]}"} >/dev/null
    done
    printf '%s\n' "$folder"
  done < <(environments "$example/tasuki.yaml")
done

section "Done"
printf 'The binary:   %s\n' "$tasuki"
printf 'The examples: %s/out/EXAMPLE/{cloudformation,terraform,eventbridge,asl}\n' "$PWD"
