"""Replays of logs at scale: the files of `examples/replay-at-scale`, and parts that are counted by many processes.

Apache Spark itself runs in `scripts/prove.sh spark`. Needs cfn-lint, bash, gzip and zstd.
"""

import json
import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from harness import cfn_lint, judges, template
from harness.places import EXAMPLES, MOST_SECONDS, ROOT, tasuki_binary

EXAMPLE = EXAMPLES / "replay-at-scale"
MAP = EXAMPLE / "distributed-map"

sys.path.insert(0, str(ROOT / "Benchmarks"))
import events  # noqa: E402  (the generator that the proof under Spark uses)


@pytest.fixture(scope="module")
def logs(tmp_path_factory):
    """A folder with one plain log and two compressed ones, and the same events in a single file."""
    folder = tmp_path_factory.mktemp("logs")
    lines = [events.event(number) for number in range(3_000)]
    (folder / "whole.jsonl").write_text("".join(lines))
    parts = folder / "parts"
    parts.mkdir()
    for name, part in [("a", lines[:1_000]), ("b", lines[1_000:1_700]), ("c", lines[1_700:])]:
        (parts / name).write_text("".join(part))
    subprocess.run(["gzip", "b"], cwd=parts, check=True)
    subprocess.run(["zstd", "--quiet", "--rm", "c"], cwd=parts, check=True)
    return folder


def replay(*arguments, input=None, cwd=None):
    done = subprocess.run(
        [tasuki_binary(), "replay", *map(str, arguments)], input=input, capture_output=True, timeout=MOST_SECONDS, cwd=cwd
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_compressed_logs_in_a_folder_are_the_same_events(logs):
    whole = json.loads(replay(EXAMPLE, "--events", logs / "whole.jsonl", "--by", "detail.currency", "--format", "json"))
    parts = json.loads(replay(EXAMPLE, "--events", logs / "parts", "--by", "detail.currency", "--format", "json"))
    assert whole == parts
    assert whole["events"] == 3_000 and 0 < whole["fired"] < 3_000


def test_parts_from_many_processes_add_up(logs, tmp_path):
    generator = random.Random(1)
    size = (logs / "whole.jsonl").stat().st_size
    cuts = sorted(generator.sample(range(1, size), 9))
    ranges = [f"{start}-{end}" for start, end in zip([0, *cuts], [*cuts, ""])]
    generator.shuffle(ranges)
    counts = []
    for number, part in enumerate(ranges):
        counts.append(tmp_path / f"{number}.counts")
        replay(EXAMPLE, "--events", logs / "whole.jsonl", "--range", part, "--partial", counts[-1], cwd=tmp_path)
    merged = replay("--merge", *counts, "--format", "csv")
    assert merged == replay(EXAMPLE, "--events", logs / "whole.jsonl", "--format", "csv")


def test_the_job_for_spark_compiles():
    source = (EXAMPLE / "spark" / "replay.py").read_text()
    compile(source, "replay.py", "exec")


def test_the_map_is_valid(tmp_path):
    assert cfn_lint.said(MAP / "replay.template") == ""
    definition = template.load(MAP / "replay.template")["Resources"]["Replay"]["Properties"]["Definition"]
    assert judges.by_schema(plain(definition)) == []


def plain(value):
    """A definition with texts in place of what CloudFormation fills in."""
    if isinstance(value, dict):
        if len(value) == 1 and next(iter(value)) in ("Ref", "Fn::Sub", "Fn::GetAtt"):
            target = next(iter(value.values()))
            return target.replace("${AWS::Partition}", "aws") if isinstance(target, str) else "text"
        return {name: plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def test_what_the_image_runs(logs, tmp_path):
    """`count.sh` with a bucket that is a folder: `aws s3 cp` and `sync` as programs that copy files."""
    bucket = tmp_path / "bucket"
    (bucket / "logs").mkdir(parents=True)
    for name in ["a", "b.gz", "c.zst"]:
        (bucket / "logs" / name).write_bytes((logs / "parts" / name).read_bytes())
    programs = tmp_path / "programs"
    programs.mkdir()
    aws = programs / "aws"
    aws.write_text(
        "#!/usr/bin/env bash\nset -euo pipefail\nshift\nverb=$1; shift\n"
        'where() { printf "%s" "${1/#s3:\\/\\/bucket\\//$ROOT_OF_BUCKET/}"; }\n'
        "case $verb in\n"
        '  cp) if [[ $1 == - ]]; then mkdir -p "$(dirname "$(where "$2")")"; cat >"$(where "$2")"; else cat "$(where "$1")"; fi ;;\n'
        '  sync) cp -r "$(where "$2")." "$3" ;;\n'
        "esac\n"
    )
    tasuki = programs / "tasuki"
    tasuki.write_text(f'#!/usr/bin/env bash\nexec "{tasuki_binary()}" "${{@/#\\/project/{EXAMPLE}}}"\n')
    for program in [aws, tasuki]:
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    environment = os.environ | {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "BUCKET": "bucket",
        "COUNT_PREFIX": "counts/",
        "ROOT_OF_BUCKET": str(bucket),
    }
    # A task that is repeated replaces its counts.
    for arguments in [["count", "logs/a"], ["count", "logs/b.gz"], ["count", "logs/c.zst"], ["count", "logs/a"], ["merge"]]:
        subprocess.run([MAP / "count.sh", *arguments], env=environment, check=True, timeout=MOST_SECONDS)
    result = json.loads((bucket / "counts" / "result.json").read_text())
    assert result == json.loads(replay(EXAMPLE, "--events", logs / "whole.jsonl", "--format", "json"))
