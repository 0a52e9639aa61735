"""Text of a workflow never becomes code of a target: every tool outputs the same string."""

import json
import re
from pathlib import Path

import pytest
from harness import arrivals, same, stacks
from harness.project import Project
from harness.terraform import Terraform
from harness.together import PlannedTogether

pytestmark = pytest.mark.xdist_group("hostile-text")

TEXTS = [
    "${x}",
    "$${x}",
    "$",
    "${AWS::Region} and ${!x}",
    "%{x}",
    "%%{if true}x%{endif}",
    "{% $states.input %}",
    "{%{ %}",
    "#{x}",
    "{{x}}",
    "${{ not an expression }}",
    "<x>",
    "<aws.events.event>",
    "<aws.scheduler.schedule-arn>",
    "a < b > c",
    "a & b &amp; c",
    'say "hi"',
    "it's 'so'",
    "back\\slash \\n \\u0041 \\",
    "two\nlines\n",
    "\n\nblank lines first",
    "one\ttab",
    "return\r\nline",
    "🎉 party 👩‍👩‍👧",
    "日本語のメッセージ「引用」",
    "e\u0301 and \u00e9",
    "\ufa10\u672c and \U0002f800 and \u30ab\u3099",
    "\u2028 and \u2029 and \u0085",
    "\u200b\ufeff unseen",
    " spaces around ",
    "!Ref x",
    "!Sub ${x}",
    "Ref: x",
    "- item",
    "# no comment",
    "a: b",
    "*alias &anchor",
    "@at `tick` | pipe > fold",
    "on",
    "012",
    "null",
    "~",
    "1.0",
    "2026-11-22",
    "<<",
    "=",
    "EOT",
    "$.detail.id",
    "arn:aws:sqs:ap-northeast-1:123456789012:q",
    "\u007f delete",
]


def quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes that is not an expression of Tasuki."""
    escaped = json.dumps(text.replace("${{", "$${{"), ensure_ascii=False)
    return re.sub("[\u007f-\u009f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found.group()):04x}", escaped)


def on_one_line(text: str) -> str:
    """For HTTP, which allows printable characters only (EventBridge API reference, HeaderParameters)."""
    printable = "".join(each for each in text if " " < each < "\u007f") or "x"
    # A value with this prefix is a path into the event.
    return f"x{printable}" if printable.startswith("$.") else printable


def workflow(number: int, text: str) -> str:
    value = quoted(text)
    return f"""workflow: hostile-{number}
description: {value}
owner: {quoted("日本語 team")}
trigger:
  source: com.example.hostile
  event: {quoted(f"kind {number}")}
  bus: hostile
  where:
    plain: {value}
    several: [{value}, {{prefix: {value}}}, {{equals-ignore-case: {value}}}]
    other: {{anything-but: [{value}]}}
tasks:
  - parallel:
      - - id: queue
          uses: sqs/send
          with:
            queue: queue-{number}
            message: {{text: {value}, {value}: key, list: [{value}, [{value}]], whole: "${{{{ event.detail.plain }}}}"}}
      - - id: constant
          uses: sqs/send
          with: {{queue: constant-{number}, message: {{text: {value}}}}}
      - - id: topic
          uses: sns/publish
          with: {{topic: topic-{number}, message: {{text: {value}, whole: "${{{{ event.detail.plain }}}}"}}}}
      - - id: chat
          uses: slack/notify
          with: {{channel: room, title: {value}, text: {value}, next-steps: [{value}], keywords: [{value}]}}
      - - id: http
          uses: http/request
          with:
            connection: api
            path: /x
            headers: {{X-Text: {quoted(on_one_line(text))}}}
            query: {{text: {quoted(on_one_line(text))}}}
            body: {{text: {value}, {value}: key}}
"""


def schedule(number: int, text: str) -> str:
    value = quoted(text)
    return f"""workflow: nightly-{number}
description: {value}
trigger: {{schedule: rate(1 day)}}
tasks:
  - {{id: queue, uses: sqs/send, with: {{queue: nightly-{number}, message: {{text: {value}, {value}: key}}}}}}
"""


PROJECT = """project: hostile
connections:
  room: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
  api: {http: {base-url: "https://api.example.com", auth: {api-key: {header: X-Key, value: {secret: api/key}}}}}
"""

EXPECTED = {
    "parameters": {},
    "secrets": {"api/key": "key"},
    "parameter-store": {},
    "exists": {"buses": ["hostile"]},
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Project:
    source: Path = tmp_path_factory.mktemp("hostile")
    (source / "tasuki.yaml").write_text(PROJECT)
    for number, text in enumerate(TEXTS):
        (source / f"{number}.yaml").write_text(workflow(number, text))
    (source / "schedules.yaml").write_text("---\n".join(schedule(*each) for each in enumerate(TEXTS)))
    return Project(source, "hostile", None, EXPECTED, tmp_path_factory.mktemp("compiled"))


def test_terraform_and_cloudformation_have_the_same_texts(hostile, cloud_process, overriding, tmp_path):
    assert Terraform(hostile.output("terraform"), overriding).unformatted() == ""
    planned = PlannedTogether(tmp_path, overriding, cloud_process, [hostile]).resources(hostile)
    assert same.differences(hostile.resolved(), planned) == []


def test_the_texts_are_unchanged(hostile):
    side = same.template_side(hostile.resolved(), [])
    for number, text in enumerate(TEXTS):
        rule = side["AWS::Events::Rule", "hostile", f"hostile-hostile-{number}"]
        assert rule["Description"] == text
        assert rule["EventPattern"]["detail"] == {
            "plain": [text],
            "several": [text, {"prefix": text}, {"equals-ignore-case": text}],
            "other": [{"anything-but": text}],
        }
        schedule = side["AWS::Scheduler::Schedule", "hostile", f"hostile-nightly-{number}"]
        assert schedule["Description"] == text


def expected_content(text: str) -> dict:
    return {
        "title": text,
        "description": text,
        "next-steps": [text],
        "keywords": [text],
    }


def test_the_texts_arrive_unchanged(hostile, cloud, sink):
    stacks.prepare(cloud, EXPECTED)
    stacks.create(cloud, hostile)
    problems = {}
    for number, text in enumerate(TEXTS):
        step = {
            "put": {
                "bus": "hostile",
                "source": "com.example.hostile",
                "detail-type": f"kind {number}",
                "detail": {"plain": text, "several": text, "other": "x"},
            },
            "arrives": [
                {
                    "queue": f"queue-{number}",
                    "json": {"text": text, text: "key", "list": [text, [text]], "whole": text},
                },
                {"queue": f"constant-{number}", "json": {"text": text}},
                {"topic": f"topic-{number}", "json": {"text": text, "whole": text}},
                {"channel": "hostile-room", **expected_content(text)},
                {
                    "http": "POST https://api.example.com/x",
                    "json": {"text": text, text: "key"},
                    "headers": {"X-Text": on_one_line(text)},
                    "query": {"text": on_one_line(text)},
                },
            ],
        }
        nightly = {
            "fire": f"hostile-nightly-{number}",
            "group": "hostile",
            "arrives": [{"queue": f"nightly-{number}", "json": {"text": text, text: "key"}}],
        }
        found = arrivals.play(cloud, sink, step) + arrivals.play(cloud, sink, nightly)
        if found:
            problems[text] = found
    assert problems == {}
