#!/usr/bin/env bash
# What the image runs. `count KEY` counts one log and stores the counts; `merge` adds all counts into result.json.
set -euo pipefail

case $1 in
  count)
    # The name of the counts is the log's, so that a repeated task replaces what it wrote.
    name=$(printf '%s' "$2" | sha256sum | cut -d ' ' -f 1)
    aws s3 cp "s3://$BUCKET/$2" - | tasuki replay /project --events - --partial - --quiet |
      aws s3 cp - "s3://$BUCKET/${COUNT_PREFIX}parts/$name"
    ;;
  merge)
    folder=$(mktemp -d)
    aws s3 sync --only-show-errors "s3://$BUCKET/${COUNT_PREFIX}parts/" "$folder"
    cat "$folder"/* | tasuki replay --merge - --format json |
      aws s3 cp - "s3://$BUCKET/${COUNT_PREFIX}result.json"
    ;;
  *)
    printf 'unknown command: %s\n' "$1" >&2
    exit 2
    ;;
esac
