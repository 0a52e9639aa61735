"""Every generated state machine, of the examples and of the corpus in `machines/`, is checked by the judges.

The judges are tested with seeded faults.
"""

import copy
import json
import re
import shutil
from collections.abc import Iterator

import pytest
from harness import cfn_lint, judges, machines
from harness.places import ROOT, SUITES
from harness.project import Project

pytestmark = pytest.mark.xdist_group("judges")


@pytest.fixture(scope="module")
def judged(machines_project, projects):
    """The corpus, and every example in each of its environments."""
    return [machines_project, *projects.values()]


@pytest.fixture(scope="module")
def generated(judged):
    """Type and definition of every machine, by project and name."""
    return {
        f"{project.name}/{name}": machine for project in judged for name, machine in machines.of(project).items()
    }


def test_the_judges_find_nothing(generated, tmp_path):
    assert judges.problems(generated.values(), tmp_path) == []


def test_several_stacks_have_the_same_resources(machines_project, tmp_path):
    """Each refers only to the first, or to what is referred to by name."""
    source = shutil.copytree(SUITES / "machines", tmp_path / "machines")
    with (source / "tasuki.yaml").open("a") as file:
        file.write("stacks: 3\n")
    spread = Project(source, "machines", None, machines_project.expected, tmp_path / "out")
    templates = spread.templates()
    assert [path.stem for path in templates] == ["machines", "machines-1", "machines-2", "machines-3"]
    assert cfn_lint.said(*templates) == ""
    assert by_logical_id(spread) == by_logical_id(machines_project)


def by_logical_id(project):
    """The content of each resource, whatever its stack; another stack's needs no entry under `DependsOn`."""
    return {
        name.split("/")[1]: {key: value for key, value in resource.items() if key != "DependsOn"}
        for name, resource in project.resolved().items()
    }


def test_names_of_states_are_unique_and_short(generated):
    for name, (_, definition) in generated.items():
        named = list(states_of(definition))
        assert len(named) == len(set(named)), name
        assert all(len(each) <= 80 for each in named), name


def test_optimized_integrations_get_the_arguments_that_the_page_lists(generated):
    """Step Functions may reject a definition with an argument that its guide does not list for the integration."""
    text = (ROOT / "docs" / "targets.md").read_text().partition("| integration | arguments that are written |")[2]
    rows = [line.strip("| ").split(" | ") for line in text.partition("\n\n")[0].splitlines() if line.startswith("| `")]
    listed = {re.findall(r"`(\w+:\w+)`", row[0])[0]: set(re.findall(r"`(\w+)`", row[1].partition(";")[0])) for row in rows}
    assert len(listed) > 8
    written = {name: set() for name in listed}
    for _, definition in generated.values():
        for state in tasks_of(definition):
            service, action = state["Resource"].split(":::")[1].split(".")[0].split(":")[:2]
            if service != "aws-sdk":
                written[f"{service}:{action}"].update(state["Arguments"])
    assert all(written.values())
    assert {name: found - listed[name] for name, found in written.items() if found - listed[name]} == {}


def tasks_of(value) -> Iterator[dict]:
    """The states of a definition that call a service."""
    if isinstance(value, dict):
        if value.get("Type") == "Task" and "Resource" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from tasks_of(each)


def test_the_target_asl_writes_the_same_machines(judged):
    for project in judged:
        wanted = machines.of(project)
        if not wanted:
            continue
        written = {path.name: json.loads(path.read_text()) for path in project.output("asl").glob("*.asl.json")}
        assert set(written) == {f"{name}.asl.json" for name in wanted}, project.name
        for name, (_, definition) in wanted.items():
            assert differing(written[f"{name}.asl.json"], definition) == [], name


def differing(written, resolved, where="") -> list[str]:
    """Where a definition with placeholders differs from the one with values in their places, as Fn::Sub inserts
    them."""
    if isinstance(written, dict) and isinstance(resolved, dict) and [literal(key) for key in written] == list(resolved):
        pairs = zip(resolved, written.values(), resolved.values())
        return [each for key, one, other in pairs for each in differing(one, other, f"{where}/{key}")]
    if isinstance(written, list) and isinstance(resolved, list) and len(written) == len(resolved):
        return [each for pair in zip(written, resolved) for each in differing(*pair, where)]
    if isinstance(written, str) and isinstance(resolved, str):
        pattern = ".*".join(re.escape(literal(part)) for part in re.split(r"\$\{[A-Za-z0-9:]+\}", written))
        return [] if re.fullmatch(pattern, resolved, re.DOTALL) else [f"{where}: {written} | {resolved}"]
    return [] if written == resolved else [f"{where}: {written} | {resolved}"]


def literal(text: str) -> str:
    """The result of Fn::Sub for a text without placeholders."""
    return text.replace("${!", "${")


def states_of(definition):
    for name, state in definition["States"].items():
        yield name
        for branch in state.get("Branches", []):
            yield from states_of(branch)
        if "ItemProcessor" in state:
            yield from states_of(state["ItemProcessor"])


# Tests of the judges

GOOD = {
    "QueryLanguage": "JSONata",
    "StartAt": "call",
    "States": {
        "call": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage",
            "Arguments": {"QueueUrl": "https://example.com/q", "MessageBody": "{% $string($states.input) %}"},
            "Assign": {"sent": "{% $states.result %}"},
            "Output": "{% $states.input %}",
            "Retry": [
                {"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 1, "MaxAttempts": 2, "BackoffRate": 2},
                {"ErrorEquals": ["States.ALL"], "MaxAttempts": 1},
            ],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "failed", "Output": "{% $states.input %}"}],
            "Next": "large?",
        },
        "large?": {
            "Type": "Choice",
            "Choices": [{"Condition": "{% $states.input.items[$ > 3] %}", "Next": "each"}],
            "Default": "done",
        },
        "each": {
            "Type": "Map",
            "Items": "{% $states.input.items %}",
            "ItemProcessor": {
                "ProcessorConfig": {"Mode": "INLINE"},
                "StartAt": "round",
                "States": {"round": {"Type": "Pass", "Output": "{% $sent.MessageId %}", "End": True}},
            },
            "Next": "request",
        },
        "request": {
            "Type": "Task",
            "Resource": "arn:aws:states:::http:invoke",
            "Arguments": {
                "ApiEndpoint": "https://example.com",
                "Method": "GET",
                "Authentication": {"ConnectionArn": "arn:aws:events:ap-northeast-1:123456789012:connection/c/1"},
            },
            "Next": "note",
        },
        "note": {
            "Type": "Task",
            "Resource": "arn:aws:states:::aws-sdk:cloudwatchlogs:putLogEvents",
            "Arguments": {"LogGroupName": "g", "LogStreamName": "s", "LogEvents": []},
            "Next": "done",
        },
        "done": {"Type": "Succeed"},
        "failed": {"Type": "Fail", "Error": "Failed", "Cause": "{% $string($states.input) %}"},
    },
}


def changed(path: str, value) -> dict:
    """The good machine with one member set, or removed if the value is None."""
    definition = copy.deepcopy(GOOD)
    *way, last = path.split("/")
    held = definition
    for step in way:
        held = held[int(step) if step.isdigit() else step]
    if value is None:
        del held[last]
    else:
        held[int(last) if last.isdigit() else last] = value
    return definition


FAULTS = {
    "a state that is not there": ("States/call/Next", "gone"),
    "a start that is not there": ("StartAt", "gone"),
    "a default that is not there": ("States/large?/Default", "gone"),
    "a rule that leads nowhere": ("States/large?/Choices/0/Next", "gone"),
    "a catcher that leads nowhere": ("States/call/Catch/0/Next", "gone"),
    "a state that nothing leads to": ("States/alone", {"Type": "Succeed"}),
    "no end": ("States/note/Next", None),
    "both an end and a next state": ("States/note/End", True),
    "a field of JSONPath": ("States/call/ResultPath", "$.sent"),
    "parameters of JSONPath": ("States/note/Parameters", {"LogGroupName": "g"}),
    "an unknown service": ("States/call/Resource", "arn:aws:states:::sqss:sendMessage"),
    "an unknown action": ("States/call/Resource", "arn:aws:states:::sqs:sendMessages"),
    "an unknown action of http": ("States/request/Resource", "arn:aws:states:::http:call"),
    "an unknown type": ("States/done/Type", "Success"),
    "no new tries": ("States/call/Retry/0/MaxAttempts", -1),
    "a pause of nothing": ("States/call/Retry/0/IntervalSeconds", 0),
    "a shrinking pause": ("States/call/Retry/0/BackoffRate", 0.5),
    "a retrier for nothing": ("States/call/Retry/0/ErrorEquals", []),
    "an unknown error of States": ("States/call/Retry/0/ErrorEquals", ["States.Nothing"]),
    "States.ALL before others": ("States/call/Retry/0/ErrorEquals", ["States.ALL"]),
    "States.ALL beside others": ("States/call/Catch/0/ErrorEquals", ["States.ALL", "States.Timeout"]),
    "an expression that does not end": ("States/call/Output", "{% $states.input"),
    "an expression that does not begin": ("States/call/Output", "$states.input %}"),
    "text around an expression": ("States/call/Output", "so {% $states.input %}"),
    "an expression that is no JSONata": ("States/call/Output", "{% $states.input. %}"),
    "an expression with half a string": ("States/call/Output", "{% 'it's' %}"),
    "an escape that JSONata does not have": ("States/call/Output", "{% 'it\\'s' %}"),
    "a context that is not there": ("States/call/Output", "{% $ %}"),
    "a context that is not there, inside": ("States/call/Output", "{% {'a': [1, $string($$.id & 'x')]} %}"),
    "a variable that nothing sets": ("States/call/Output", "{% $unset.id %}"),
    "a function that Step Functions does not have": ("States/call/Output", "{% $eval('1') %}"),
    "a condition that is a text": ("States/large?/Choices/0/Condition", "yes"),
    "no branches to choose": ("States/large?/Choices", []),
    "items that are no list": ("States/each/Items", 3),
    "a round that does not start": ("States/each/ItemProcessor/StartAt", "gone"),
    "no time to wait": ("States/done", {"Type": "Wait", "End": True}),
    "two times to wait": (
        "States/done",
        {"Type": "Wait", "Seconds": 1, "Timestamp": "2027-01-01T00:00:00Z", "End": True},
    ),
    "no query language that is known": ("QueryLanguage", "JSON"),
}


def test_the_judges_accept_a_good_machine(tmp_path):
    assert judges.problems([("STANDARD", GOOD), ("EXPRESS", GOOD)], tmp_path) == []


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Every fault with the judges that find it."""
    faulty = {name: changed(*fault) for name, fault in FAULTS.items()}
    moto = judges.by_moto([("STANDARD", each) for each in faulty.values()], tmp_path_factory.mktemp("faults"))
    answers = {}
    for (name, definition), told in zip(faulty.items(), moto, strict=True):
        answers[name] = {
            judge
            for judge, said in [
                ("schema", judges.by_schema(definition)),
                ("statelint", judges.by_statelint(definition)),
                ("moto", told),
                ("jsonata", judges.by_jsonata(definition)),
                ("order", judges.by_order(definition)),
            ]
            if said
        }
    return answers


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_found(found, fault):
    assert found[fault], f"no judge finds {fault}"


def test_every_judge_is_needed(found):
    alone = {next(iter(judging)) for judging in found.values() if len(judging) == 1}
    assert alone >= {"statelint", "moto", "jsonata", "order"} and any("schema" in each for each in found.values())


def test_cfn_lint_sees_a_definition_in_a_template(tmp_path):
    def template(definition):
        properties = {"RoleArn": "arn:aws:iam::123456789012:role/r", "Definition": definition}
        path = tmp_path / "template.json"
        path.write_text(
            json.dumps({"Resources": {"M": {"Type": "AWS::StepFunctions::StateMachine", "Properties": properties}}})
        )
        return path

    assert cfn_lint.said(template(GOOD)) == ""
    assert "E3601" in cfn_lint.said(template(changed("States/done/Type", "Success")))
