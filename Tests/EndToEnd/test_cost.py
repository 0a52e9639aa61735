"""`tasuki cost` estimates what workflows cost at given rates."""

import json
import subprocess

import pytest
from harness.places import MOST_SECONDS, tasuki_binary

PROJECT = "project: shop\nrates: {order-placed: 10000/day}\n"
ORDER = """\
workflow: order-placed
trigger: {source: com.example.shop, event: order.placed}
tasks:
  - {wait: 1h}
  - {id: hand-over, uses: sqs/send, with: {queue: orders}}
"""
REFUND = """\
workflow: refund-made
trigger: {source: com.example.shop, event: refund.made}
tasks:
  - {id: keep, uses: dynamodb/put-item, with: {table: refunds, item: {id: a}}}
"""
IDLE = ORDER.replace("order-placed", "order-again") + "state: disabled\n"


@pytest.fixture
def folder(tmp_path):
    for name, text in {"tasuki.yaml": PROJECT, "a.yaml": ORDER, "b.yaml": REFUND, "c.yaml": IDLE}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def cost(folder, *arguments):
    command = [tasuki_binary(), "cost", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=MOST_SECONDS)


def test_the_most_expensive_workflow_with_a_rate_comes_first(folder):
    done = cost(folder)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    # 300,000 events: 0.12 for messages, 15.00 for transitions.
    assert lines[0] == "order-placed: $15.12 a month at 10000/day"
    assert lines[1] == "  for each event: state transitions: 2, messages to queues: 1"
    # An express machine: 0.001 for executions, 0.0010417 for 1,000 seconds with 64 MB.
    assert lines[2] == "refund-made: $0.0020417 for 1000 events"
    assert lines[3].endswith("not counted: dynamodb/put-item")
    assert "prices of us-east-1" in lines[-1]
    assert "order-again" not in done.stdout


def test_a_rate_of_the_command_line_has_precedence(folder):
    done = cost(folder, "--rate", "order-placed=1/hour", "--rate", "1000/month", "--format", "json")
    (project,) = json.loads(done.stdout)["projects"]
    rates = {workflow["workflow"]: workflow["rate"] for workflow in project["workflows"]}
    assert rates == {"order-placed": "1/hour", "refund-made": "1000/month"}
    month = sum(workflow["month"] for workflow in project["workflows"])
    assert project["month"] == pytest.approx(month, abs=1e-5)


def test_a_rate_of_an_unknown_workflow_is_rejected(folder):
    for command in (["cost"], ["diff", ".", "."]):
        arguments = [tasuki_binary(), *command, "--rate", "order-place=1/day"]
        done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, timeout=MOST_SECONDS)
        assert (done.returncode, done.stdout) == (2, "")
        assert "unknown workflow 'order-place': did you mean 'order-placed'?" in done.stderr


@pytest.mark.parametrize("rate", ["often", "10/week", "a=b", ""])
def test_what_is_no_rate_is_rejected(folder, rate):
    done = cost(folder, "--rate", rate)
    assert (done.returncode, "is not a rate" in done.stderr) == (2, True), done.stderr


def test_another_region_is_named(folder):
    (folder / "tasuki.yaml").write_text(PROJECT + "environments: {production: {region: ap-northeast-1}}\n")
    assert "prices of us-east-1" in cost(folder).stdout
    assert "(those of ap-northeast-1 may differ)" in cost(folder).stdout
