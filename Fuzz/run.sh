#!/usr/bin/env bash
# Feeds the JSON readers, the pattern parser, the machine and the comparison with mutated inputs.
#
#   Fuzz/run.sh SECONDS
#
# Inputs start from the recorded vectors of the test suite. A finding ends the run with a failure and leaves the input in
# Fuzz/.findings; what was reached is kept in Fuzz/.corpus for the next run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
seconds=${1:?how many seconds}

mkdir -p .corpus .findings
python3 - <<'PYTHON'
import hashlib, json, pathlib

corpus = pathlib.Path(".corpus")
data = pathlib.Path("../Tests/EventPatternTests/Data")
previous = "{}"
for name in ("match.jsonl", "match-quirks.jsonl", "oddities.jsonl", "invalid.jsonl", "boundary.jsonl"):
    for line in (data / name).read_text().splitlines():
        case = json.loads(line)
        events = case.get("matches", []) + case.get("differs", []) or ["{}"]
        text = "\0".join([case["pattern"], previous, events[0]]).encode("utf-8", "surrogatepass")
        if len(text) <= 2000:
            (corpus / hashlib.sha1(text).hexdigest()).write_bytes(text)
        previous = case["pattern"]
PYTHON

swift build -c release --scratch-path ../.build-fuzz --product pattern-fuzzer \
  -Xswiftc -sanitize=fuzzer,address
# A crash would otherwise hang in the backtracer.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0
../.build-fuzz/release/pattern-fuzzer .corpus -max_total_time="$seconds" -max_len=2000 -timeout=25 -rss_limit_mb=2048 \
  -dict=patterns.dict -artifact_prefix=.findings/ -print_final_stats=1
