"""One input of any length for each list in the language: its files, and the commands that read it."""

import json
from collections.abc import Callable
from dataclasses import dataclass

HEAD = "workflow: x\n"
TRIGGER = "trigger: {source: com.x, event: e}\n"
SEND = "uses: sqs/send, with: {queue: q"
EVENT = {
    "version": "0",
    "id": "1",
    "detail-type": "e",
    "source": "com.x",
    "account": "123456789012",
    "time": "2027-04-01T09:00:00Z",
    "region": "us-east-1",
    "resources": [],
    "detail": {"a": "1", "lines": [{"p": 1}]},
}

CHECK = ["check", "w.yaml"]
TARGETS = ["terraform", "cloudformation", "asl"]


def compiles(path: str = "w.yaml") -> list[list[str]]:
    return [["compile", path, "--target", target, "--out", f"out-{target}"] for target in TARGETS]


SIMULATE = ["simulate", "w.yaml", "--event", "event.json"]
TEST = ["test", "w.yaml"]


@dataclass(frozen=True)
class Shape:
    name: str
    make: Callable[[int], dict[str, str]]
    commands: list[list[str]]


SHAPES: list[Shape] = []


def shape(*commands: list[str]):
    def add(make: Callable[[int], dict[str, str] | str]) -> Callable:
        def files(count: int) -> dict[str, str]:
            made = make(count)
            return {"w.yaml": made} if isinstance(made, str) else made

        SHAPES.append(Shape(make.__name__.replace("_", " "), files, list(commands) or [CHECK]))
        return make

    return add


def workflow(tasks: str = "", trigger: str = TRIGGER, head: str = HEAD, tail: str = "") -> str:
    tasks = tasks or f"  - {{id: t, {SEND}}}}}\n"
    return head + trigger + "tasks:\n" + tasks + tail


def where(conditions: str) -> str:
    return workflow(trigger=f"trigger: {{source: com.x, event: e, where: {{{conditions}}}}}\n")


def message(text: str) -> str:
    return workflow(f"  - {{id: t, {SEND}, message: {text}}}}}\n")


def listed(count: int, each: Callable[[int], str], between: str = ", ") -> str:
    return between.join(each(number) for number in range(count))


def with_event(text: str) -> dict[str, str]:
    return {"w.yaml": text, "event.json": json.dumps(EVENT)}


# Steps.


@shape(CHECK, *compiles())
def tasks(n):
    return workflow(listed(n, lambda i: f"  - {{id: t{i}, {SEND}}}}}\n", ""))


@shape(CHECK, *compiles(), SIMULATE)
def tasks_in_order(n):
    return with_event(
        workflow(
            listed(
                n, lambda i: f'  - {{id: t{i}, {SEND}, message: "${{{{ tasks.t{max(i - 1, 0)}.MessageId }}}}"}}}}\n' if i else f"  - {{id: t0, {SEND}}}}}\n", ""
            )
        )
    )


@shape(CHECK, *compiles(), SIMULATE)
def waits(n):
    return with_event(workflow("  - wait: 1s\n" * n))


@shape(CHECK, *compiles())
def branches_of_choose(n):
    return workflow(
        "  - choose:\n"
        + listed(n, lambda i: f"      - {{when: '${{{{ event.detail.a = {i} }}}}', tasks: [{{wait: 1s}}]}}\n", "")
    )


@shape(CHECK, *compiles())
def branches_of_parallel(n):
    return workflow("  - parallel:\n" + listed(n, lambda i: f"      - [{{id: t{i}, {SEND}}}}}]\n", ""))


@shape(CHECK, *compiles())
def loops(n):
    return workflow(
        listed(
            n,
            lambda i: f'  - {{for-each: "${{{{ event.detail.l{i} }}}}", tasks: [{{id: t{i}, {SEND}, message: "${{{{ item.p }}}}"}}}}]}}\n',
            "",
        )
    )


@shape(CHECK)
def tasks_with_one_id(n):
    return workflow(f"  - {{id: t, {SEND}}}}}\n" * n)


@shape(CHECK)
def unknown_tasks(n):
    return workflow(listed(n, lambda i: f'  - {{id: t{i}, {SEND}, message: "${{{{ tasks.nope{i}.x }}}}"}}}}\n', ""))


@shape(CHECK)
def tasks_not_run_yet(n):
    return workflow(listed(n, lambda i: f'  - {{id: t{i}, {SEND}, message: "${{{{ tasks.t{i + 1}.x }}}}"}}}}\n', ""))


@shape(CHECK)
def tasks_that_may_not_have_run(n):
    return workflow(
        listed(
            n,
            lambda i: f'  - {{id: t{i}, if: "${{{{ event.detail.a = {i} }}}}", {SEND}, message: "${{{{ tasks.t{max(i - 1, 0)}.MessageId }}}}"}}}}\n',
            "",
        )
    )


@shape(CHECK)
def results_in_one_expression(n):
    uses = listed(n, lambda i: f"tasks.t{i}.MessageId", " & ")
    steps = listed(n, lambda i: f"  - {{id: t{i}, if: '${{{{ event.detail.a = {i} }}}}', {SEND}}}}}\n", "")
    return workflow(steps + f'  - {{id: last, {SEND}, message: "${{{{ {uses} }}}}"}}}}\n')


@shape(CHECK)
def paths_in_filters(n):
    steps = listed(n, lambda i: f"  - {{id: t{i}, {SEND}}}}}\n", "")
    uses = listed(n, lambda i: f'  - {{id: u{i}, {SEND}, message: "${{{{ event.detail.l[a = tasks.t{i}.MessageId] }}}}"}}}}\n', "")
    return workflow(steps + uses)


@shape(CHECK)
def unbound_names(n):
    return workflow(listed(n, lambda i: f'  - {{id: t{i}, {SEND}, message: "${{{{ zzqx{i}.y }}}}"}}}}\n', ""))


@shape(CHECK)
def failure_tasks(n):
    return workflow(
        listed(n, lambda i: f"  - {{id: t{i}, {SEND}}}}}\n", ""),
        tail="on-failure:\n" + listed(n, lambda i: f'  - {{id: f{i}, {SEND}, message: "${{{{ tasks.t{i}.MessageId }}}}"}}}}\n', ""),
    )


@shape(CHECK, *compiles())
def errors_of_retry(n):
    return workflow(f"  - {{id: t, {SEND}}}, retry: {{on: [{listed(n, lambda i: f'E{i}')}]}}}}\n  - wait: 1s\n")


@shape(CHECK)
def unknown_actions(n):
    return workflow(listed(n, lambda i: f"  - {{id: t{i}, uses: slak/notifi{i}}}\n", ""))


@shape(CHECK)
def unknown_inputs(n):
    return workflow(f"  - {{id: t, {SEND}, {listed(n, lambda i: f'kk{i}: 1')}}}}}\n")


@shape(CHECK)
def unknown_parameters(n):
    return workflow(
        f"  - {{id: t, uses: aws/dynamodb.putItem, with: {{TableName: t, Item: {{}}, {listed(n, lambda i: f'Kk{i}: 1')}}}}}\n"
    )


# Values and expressions.


@shape(CHECK, *compiles(), SIMULATE)
def placeholders_of_a_message(n):
    return with_event(message("[" + listed(n, lambda i: f'"${{{{ event.detail.p{i}.x }}}}"') + "]"))


@shape(CHECK, *compiles(), SIMULATE)
def placeholders_of_a_text(n):
    return with_event(message('"' + listed(n, lambda i: f"${{{{ event.detail.p{i}.x }}}}", " ") + '"'))


@shape(CHECK, *compiles())
def placeholders_of_many_tasks(n):
    return workflow(listed(n, lambda i: f'  - {{id: t{i}, {SEND}, message: "${{{{ event.detail.p{i}.x }}}}"}}}}\n', ""))


@shape(CHECK, *compiles(), SIMULATE)
def items_of_a_message(n):
    return with_event(message("[" + listed(n, lambda i: str(i)) + "]"))


@shape(CHECK, *compiles())
def members_of_a_message(n):
    return message("{" + listed(n, lambda i: f"k{i}: v") + "}")


@shape(CHECK, *compiles())
def a_long_message(n):
    return message('"' + "x " * n + '"')


@shape(CHECK, *compiles())
def a_chain_of_operators(n):
    return message('"${{ ' + listed(n, lambda i: f"event.detail.p{i}", " & ") + ' }}"')


@shape(CHECK)
def a_long_path(n):
    return message('"${{ event.detail' + ".a" * n + ' }}"')


@shape(CHECK)
def a_long_string_of_an_expression(n):
    return message("\"${{ 'a" + "b" * n + "' & event.detail.a }}\"")


@shape(CHECK)
def arguments_of_a_call(n):
    return message('"${{ $sum([' + listed(n, str) + ']) }}"')


@shape(CHECK)
def members_of_an_object(n):
    return message('"${{ {' + listed(n, lambda i: f"'k{i}': event.detail.a") + '} }}"')


@shape(CHECK)
def bindings_of_a_block(n):
    return message('"${{ (' + listed(n, lambda i: f"$v{i} := event.detail.a; ", "") + '$v0) }}"')


@shape(CHECK)
def filters_of_a_path(n):
    return message('"${{ event.detail.a' + "[b = 1]" * n + ' }}"')


@shape(CHECK)
def deep_values(n):
    # As deep as allowed, many times.
    return message("[" + ("[" * 60 + "1" + "]" * 60 + ",") * (n // 60 + 1) + "1]")


@shape(CHECK)
def unknown_functions(n):
    return message('"${{ ' + listed(n, lambda i: f"$nofunction{i}(1)", " & ") + ' }}"')


@shape(CHECK)
def a_long_text_of_escapes(n):
    return message('"' + "\\u0041" * n + " ${{ event.detail.a }} ${{ nope }}\"")


@shape(CHECK)
def expressions_of_a_block_text(n):
    return workflow(
        f"  - id: t\n    uses: sqs/send\n    with:\n      queue: q\n      message: |\n"
        + listed(n, lambda i: f"        line ${{{{ nope{i} }}}}\n", "")
    )


# Triggers and conditions.


@shape(CHECK, *compiles())
def triggers(n):
    return workflow(trigger="trigger:\n" + listed(n, lambda i: f"  - {{source: com.x, event: e{i}}}\n", ""))


@shape(CHECK, *compiles())
def schedules(n):
    return workflow(trigger="trigger:\n" + listed(n, lambda i: f"  - {{schedule: rate({i + 2} minutes)}}\n", ""))


@shape(CHECK)
def bad_schedules(n):
    return workflow(trigger="trigger:\n" + listed(n, lambda i: f'  - {{schedule: "cron({i} 99 * * ? *)"}}\n', ""))


@shape(CHECK)
def minutes_of_a_schedule(n):
    return workflow(trigger=f'trigger: {{schedule: "cron({listed(n, lambda i: str(i % 60), ",")} 9 * * ? *)"}}\n')


@shape(CHECK)
def events_of_a_trigger(n):
    return workflow(trigger=f"trigger: {{source: com.x, event: [{listed(n, lambda i: f'e{i}')}]}}\n")


@shape(CHECK)
def unknown_events(n):
    return workflow(trigger=f"trigger: {{source: stripe, event: [{listed(n, lambda i: f'invoice.payd{i}')}]}}\n")


@shape(CHECK)
def conditions(n):
    return where(listed(n, lambda i: f"f{i}: [a]"))


@shape(CHECK)
def paths_of_conditions(n):
    return where(listed(n, lambda i: f"a.b{i}.c: [a]"))


@shape(CHECK)
def values_of_a_condition(n):
    return where("a: [" + listed(n, lambda i: f"v{i}") + "]")


@shape(CHECK)
def equal_values_of_a_condition(n):
    return where("a: [" + listed(n, lambda i: "v") + "]")


@shape(CHECK)
def numbers_of_a_condition(n):
    return where("a: [" + listed(n, str) + "]")


@shape(CHECK)
def numeric_ranges(n):
    return where("a: [" + listed(n, lambda i: f'{{numeric: [">", {2 * i}, "<", {2 * i + 1}]}}') + "]")


@shape(CHECK)
def overlapping_numeric_ranges(n):
    return where("a: [" + listed(n, lambda i: f'{{numeric: [">", {i}, "<", {3 * n - i}]}}') + "]")


@shape(CHECK)
def cidr_blocks(n):
    return where("a: [" + listed(n, lambda i: f'{{cidr: "10.{i // 250}.{i % 250}.0/24"}}') + "]")


@shape(CHECK)
def lists_of_cidr_blocks(n):
    return where(
        listed(20, lambda k: f"f{k}: [" + listed(n // 20 + 1, lambda i: f'{{cidr: "10.{i // 250}.{i % 250}.0/24"}}') + "]")
    )


@shape(CHECK)
def overlapping_cidr_blocks(n):
    return where("a: [" + listed(n, lambda i: f'{{cidr: "10.{i // 250}.{i % 250}.0/{8 + i % 24}"}}') + "]")


@shape(CHECK)
def wildcards(n):
    return where("a: [" + listed(n, lambda i: f'{{wildcard: "a*b{i}"}}') + "]")


@shape(CHECK)
def a_long_wildcard(n):
    return where('a: [{wildcard: "' + "a*b" * n + '"}]')


@shape(CHECK)
def prefixes(n):
    return where("a: [" + listed(n, lambda i: f"{{prefix: p{i}}}") + "]")


@shape(CHECK)
def nested_prefixes(n):
    return where("a: [" + listed(n, lambda i: f"{{prefix: {'p' * (i % 100 + 1)}{i}}}") + "]")


@shape(CHECK)
def suffixes(n):
    return where("a: [" + listed(n, lambda i: f"{{suffix: p{i}}}") + "]")


@shape(CHECK)
def caseless_values(n):
    return where("a: [" + listed(n, lambda i: f"{{equals-ignore-case: p{i}}}") + "]")


@shape(CHECK)
def excluded_values(n):
    return where("a: [{anything-but: [" + listed(n, lambda i: f"v{i}") + "]}]")


@shape(CHECK)
def exclusions(n):
    return where("a: [" + listed(n, lambda i: f"{{anything-but: v{i}}}") + "]")


@shape(CHECK)
def excluded_prefixes(n):
    return where("a: [{anything-but: {prefix: [" + listed(n, lambda i: f"v{i}") + "]}}]")


@shape(CHECK)
def branches_of_or(n):
    return where("$or: [" + listed(n, lambda i: f"{{a: [v{i}], b: [w{i}]}}") + "]")


@shape(CHECK)
def branches_of_or_on_many_fields(n):
    return where("$or: [" + listed(n, lambda i: f"{{a{i}: [v{i}]}}") + "]")


@shape(CHECK)
def equal_branches_of_or(n):
    return where("$or: [" + listed(n, lambda i: "{a: [v]}") + "]")


@shape(CHECK)
def ors_inside_of_ors(n):
    return where("$or: [" + listed(n, lambda i: f"{{$or: [{{a: [v{i}]}}, {{b: [w{i}]}}]}}") + "]")


@shape(CHECK)
def bad_operators(n):
    return where("a: [" + listed(n, lambda i: f"{{prefx{i}: p}}") + "]")


@shape(CHECK)
def keys_of_a_raw_pattern(n):
    return workflow(trigger="trigger: {pattern: {detail: {" + listed(n, lambda i: f"f{i}: [1]") + "}}}\n")


# Maps of a workflow.


@shape(CHECK, *compiles())
def labels(n):
    return workflow(head=HEAD + "labels: {" + listed(n, lambda i: f"l{i}: v") + "}\n")


@shape(CHECK)
def bad_labels(n):
    return workflow(head=HEAD + "labels: {" + listed(n, lambda i: f"'l{i}&': 'v&'") + "}\n")


@shape(CHECK)
def unknown_keys(n):
    return workflow(head=HEAD + listed(n, lambda i: f"kk{i}: 1\n", ""))


@shape(CHECK)
def duplicate_keys(n):
    return workflow(head=HEAD + "owner: a\n" * n)


@shape(CHECK)
def unknown_keys_on_one_line(n):
    return "{workflow: x, " + listed(n, lambda i: f"kk{i}: 1") + "}\n"


@shape(CHECK)
def undefined_aliases(n):
    return workflow(
        f"  - {{id: t, {SEND}, message: [" + listed(n, lambda i: f"&a{i} 1") + ", " + listed(n, lambda i: f"*b{i}") + "]}}\n"
    )


@shape(CHECK)
def a_long_description(n):
    return workflow(head=HEAD + "description: " + "word " * n + "\n")


@shape(CHECK)
def a_long_unknown_word(n):
    return workflow(head=HEAD + f"state: {'x' * n}\nstate-machine: {'y' * n}\nrunbook: {'z' * n}\nreview-by: {'1' * n}\n")


@shape(CHECK)
def a_long_name(n):
    return workflow(head=f"workflow: {'x' * n}\n")


@shape(CHECK)
def a_long_id(n):
    return workflow(f"  - {{id: {'x' * n}, {SEND}}}}}\n")


@shape(CHECK)
def secrets_of_a_workflow(n):
    return message("[" + listed(n, lambda i: f"xoxb-{i:020}") + "]")


# Documents.


@shape(CHECK, *compiles())
def workflows(n):
    return listed(n, lambda i: workflow(head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e{i}}}\n"), "---\n")


@shape(CHECK)
def workflows_of_one_trigger(n):
    return listed(n, lambda i: workflow(head=f"workflow: w{i}\n"), "---\n")


@shape(CHECK)
def workflows_of_one_queue_and_condition(n):
    return listed(
        n,
        lambda i: workflow(
            head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e, where: {{a: [v{i}]}}}}\n"
        ),
        "---\n",
    )


@shape(CHECK)
def workflows_with_wildcards(n):
    return listed(
        n,
        lambda i: workflow(
            head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e, where: {{a: [{{wildcard: 'a*{i}'}}]}}}}\n"
        ),
        "---\n",
    )


@shape(CHECK)
def workflows_with_prefixes(n):
    return listed(
        n,
        lambda i: workflow(
            head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e, where: {{a: [{{prefix: p{i}}}]}}}}\n"
        ),
        "---\n",
    )


@shape(CHECK)
def workflows_that_start_more_and_more(n):
    return listed(
        n,
        lambda i: workflow(
            head=f"workflow: w{i}\n",
            trigger=f"trigger: {{source: com.x, event: e, where: {{a: [{{numeric: ['>', {i}]}}]}}}}\n",
        ),
        "---\n",
    )


@shape(CHECK)
def workflows_of_one_name(n):
    return listed(n, lambda i: workflow(), "---\n")


@shape(CHECK)
def names_alone(n):
    return "---\nworkflow: a\n" * n


@shape(CHECK, *compiles())
def schedules_of_many_workflows(n):
    return listed(n, lambda i: workflow(head=f"workflow: w{i}\n", trigger="trigger: {schedule: rate(5 minutes)}\n"), "---\n")


@shape(CHECK, *compiles())
def machines(n):
    return listed(
        n,
        lambda i: workflow(
            f"  - wait: 1s\n  - {{id: t, {SEND}}}}}\n", head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e{i}}}\n"
        ),
        "---\n",
    )


# Comments.


@shape(CHECK)
def comments(n):
    return workflow(head="# tasuki says\n" * n + HEAD)


@shape(CHECK)
def hashes_on_one_line(n):
    return workflow(head=HEAD + "# tasuki: ignore[TSK0204]" + " #" * n + "\n")


@shape(CHECK)
def ignore_comments(n):
    return workflow(head=HEAD + "# tasuki: ignore[TSK0204] why\n" * n + "kk: 1\n")


@shape(CHECK)
def ignore_comments_over_many_findings(n):
    return "# tasuki: ignore[TSK0204] why\n" * n + "{workflow: x, " + listed(n, lambda i: f"kk{i}: 1") + "}\n"


@shape(CHECK)
def codes_of_an_ignore_comment(n):
    return workflow(head=HEAD + "# tasuki: ignore[" + listed(n, lambda i: "TSK0204") + "]\nkk: 1\n")


@shape(CHECK)
def unknown_codes_of_ignore_comments(n):
    return workflow(head=HEAD + listed(n, lambda i: f"# tasuki: ignore[nope{i}]\n", ""))


# The project file.


def project(text: str, workflow_text: str | None = None) -> dict[str, str]:
    return {"tasuki.yaml": "project: p\n" + text, "w.yaml": workflow_text or workflow()}


@shape(CHECK, *compiles())
def connections(n):
    return project(
        "connections:\n"
        + listed(n, lambda i: f'  c{i}: {{http: {{base-url: "https://a{i}.example.com", auth: {{api-key: {{header: X, value: {{secret: s}}}}}}}}}}\n', ""),
        workflow(listed(n, lambda i: f"  - {{id: t{i}, uses: http/request, with: {{connection: c{i}, method: POST, path: /a}}}}\n", "")),
    )


@shape(CHECK)
def unknown_connections(n):
    return project(
        "connections:\n"
        + listed(n, lambda i: f'  c{i}: {{http: {{base-url: "https://a{i}.example.com", auth: {{api-key: {{header: X, value: {{secret: s}}}}}}}}}}\n', ""),
        workflow(listed(n, lambda i: f"  - {{id: t{i}, uses: http/request, with: {{connection: zzqx{i}, method: POST, path: /a}}}}\n", "")),
    )


@shape(CHECK)
def sources(n):
    return project(
        "sources:\n" + listed(n, lambda i: f"  s{i}: {{source: com.s{i}, bus: b{i}}}\n", ""),
        workflow(trigger="trigger:\n" + listed(n, lambda i: f"  - {{source: s{i}, event: e}}\n", "")),
    )


@shape(CHECK)
def unknown_sources(n):
    return project(
        "sources:\n" + listed(n, lambda i: f"  s{i}: {{source: com.s{i}, bus: b{i}}}\n", ""),
        workflow(trigger="trigger:\n" + listed(n, lambda i: f"  - {{source: zzqx{i}, event: e}}\n", "")),
    )


@shape(CHECK)
def variables(n):
    return project(
        "environments:\n  one: {region: us-east-1, vars: {" + listed(n, lambda i: f"v{i}: 1") + "}}\n",
        message("[" + listed(n, lambda i: f'"${{{{ vars.v{i} }}}}"') + "]"),
    )


@shape(CHECK)
def unknown_variables(n):
    return project(
        "environments:\n  one: {region: us-east-1, vars: {" + listed(n, lambda i: f"v{i}: 1") + "}}\n",
        message("[" + listed(n, lambda i: f'"${{{{ vars.zzqx{i} }}}}"') + "]"),
    )


@shape(CHECK)
def environments(n):
    return project(
        "environments:\n" + listed(n, lambda i: f"  e{i}: {{region: us-east-1, account: '{i:012}', vars: {{v: 1}}}}\n", "")
    )


@shape(CHECK)
def environments_with_variables(n):
    return project(
        "environments:\n" + listed(n, lambda i: f"  e{i}: {{region: us-east-1, vars: {{v: 1}}}}\n", ""),
        message('"${{ vars.v }}"'),
    )


@shape(CHECK)
def variables_of_two_environments(n):
    return project(
        "environments:\n  one: {vars: {" + listed(n, lambda i: f"v{i}: 1") + "}}\n  two: {vars: {" + listed(n, lambda i: f"w{i}: 1") + "}}\n",
        message('"${{ vars.v1 }}"'),
    )


@shape(CHECK)
def required_keys(n):
    return project("policy:\n  require: [" + listed(n, lambda i: "owner") + "]\n")


@shape(CHECK)
def paths_of_a_project(n):
    return project("workflows: [" + listed(n, lambda i: f"'a{i}/*.yaml'") + ", w.yaml]\n")


# Tests.


def tests_of(text: str, tasks: str = "") -> dict[str, str]:
    return with_event(workflow(tasks, tail="tests:\n" + text))


@shape(CHECK, TEST)
def tests(n):
    return tests_of(listed(n, lambda i: f"  - {{name: n{i}, event: event.json, expect: {{fires: true}}}}\n", ""))


@shape(CHECK, TEST)
def tests_that_fail(n):
    return tests_of(listed(n, lambda i: f"  - {{name: n{i}, event: event.json, expect: {{fires: false}}}}\n", ""))


@shape(CHECK, TEST)
def tests_of_one_name(n):
    return tests_of(listed(n, lambda i: "  - {name: n, event: event.json, expect: {fires: true}}\n", ""))


@shape(CHECK, TEST)
def workflows_with_a_test(n):
    test = "tests:\n  - {name: n, event: event.json, expect: {fires: true}}\n"
    return with_event(
        listed(
            n,
            lambda i: workflow(
                head=f"workflow: w{i}\n",
                trigger=f"trigger: {{source: com.x, event: e, where: {{a: '1', n{i}: {{exists: false}}}}}}\n",
                tail=test,
            ),
            "---\n",
        )
    )


@shape(CHECK, TEST)
def expectations(n):
    return tests_of(
        "  - {name: n, event: event.json, expect: {fires: true, tasks: {" + listed(n, lambda i: f"t{i}: {{queue: q}}") + "}}}\n",
        listed(n, lambda i: f"  - {{id: t{i}, {SEND}}}}}\n", ""),
    )


@shape(CHECK)
def expectations_of_unknown_tasks(n):
    return tests_of(
        "  - {name: n, event: event.json, expect: {fires: true, tasks: {" + listed(n, lambda i: f"zzqx{i}: {{queue: q}}") + "}}}\n",
        listed(n, lambda i: f"  - {{id: t{i}, {SEND}}}}}\n", ""),
    )


@shape(CHECK, TEST)
def expected_items(n):
    return tests_of(
        "  - {name: n, event: event.json, expect: {tasks: {t: {message: [" + listed(n, str) + "]}}}}\n",
        f"  - {{id: t, {SEND}, message: [" + listed(n, str) + "]}}\n",
    )


@shape(CHECK, TEST)
def expected_members(n):
    return tests_of(
        "  - {name: n, event: event.json, expect: {tasks: {t: {message: {" + listed(n, lambda i: f"k{i}: 2") + "}}}}}\n",
        f"  - {{id: t, {SEND}, message: {{" + listed(n, lambda i: f"k{i}: 1") + "}}}\n",
    )


@shape(CHECK, TEST)
def results_of_a_test(n):
    return tests_of(
        "  - {name: n, event: event.json, expect: {fires: true}, results: {" + listed(n, lambda i: f"t{i}: {{a: 1}}") + "}}\n",
        listed(n, lambda i: f"  - {{id: t{i}, {SEND}}}}}\n", "") + "  - wait: 1s\n",
    )


@shape(CHECK, TEST)
def changed_fields_of_a_test(n):
    return tests_of("  - {name: n, event: event.json, set: {" + listed(n, lambda i: f"detail.k{i}: 1") + "}, expect: {fires: true}}\n")


@shape(CHECK, TEST)
def rounds_of_a_loop(n):
    event = EVENT | {"detail": {"lines": [{"p": i} for i in range(n)]}}
    text = workflow(
        f'  - {{for-each: "${{{{ event.detail.lines }}}}", tasks: [{{id: t, {SEND}, message: "${{{{ item.p }}}}"}}}}]}}\n',
        tail="tests:\n  - {name: n, event: event.json, expect: {fires: true}}\n",
    )
    return {"w.yaml": text, "event.json": json.dumps(event)}


# Patterns and events alone.


def pattern(detail: str) -> str:
    return '{"detail":' + detail + "}"


@shape(["pattern", "check", "a.json"])
def values_of_a_pattern(n):
    return {"a.json": pattern('{"a":[' + listed(n, lambda i: f'"v{i}"', ",") + "]}")}


@shape(["pattern", "compare", "a.json", "b.json"])
def compared_values(n):
    return {
        "a.json": pattern('{"a":[' + listed(n, lambda i: f'"v{i}"', ",") + "]}"),
        "b.json": pattern('{"a":[' + listed(n, lambda i: f'"v{n - i}"', ",") + "]}"),
    }


@shape(["pattern", "compare", "a.json", "b.json"])
def compared_fields(n):
    return {
        "a.json": pattern("{" + listed(n, lambda i: f'"a{i}":["v{i}"]', ",") + "}"),
        "b.json": pattern("{" + listed(n, lambda i: f'"a{i}":["v{i}"]', ",") + "}"),
    }


@shape(["pattern", "compare", "a.json", "b.json"])
def compared_branches(n):
    def branch(i):
        return f'{{"a":["v{i}"],"b":[{{"prefix":"p{i}"}}],"c":[{{"anything-but":"z{i}"}}]}}'

    return {
        "a.json": pattern('{"$or":[' + listed(n, branch, ",") + "]}"),
        "b.json": pattern('{"$or":[' + listed(n - 1, lambda i: branch(n - 2 - i), ",") + "]}"),
    }


@shape(["pattern", "compare", "a.json", "b.json"])
def compared_ranges(n):
    def text(by):
        return pattern('{"a":[' + listed(n, lambda i: f'{{"numeric":[">",{2 * i},"<",{2 * i + by}]}}', ",") + "]}")

    return {"a.json": text(1), "b.json": text(2)}


@shape(["pattern", "compare", "a.json", "b.json"])
def compared_blocks(n):
    def text(width):
        return pattern('{"a":[' + listed(n, lambda i: f'{{"cidr":"10.{i // 250}.{i % 250}.0/{width}"}}', ",") + "]}")

    return {"a.json": text(24), "b.json": text(25)}


@shape(["pattern", "compare", "a.json", "b.json"])
def compared_wildcards(n):
    def text(word):
        return pattern('{"a":[' + listed(n, lambda i: f'{{"wildcard":"{word}{i}*x"}}', ",") + "]}")

    return {"a.json": text("a"), "b.json": text("a")}


@shape(["pattern", "match", "--pattern", "a.json", "--event", "event.json"])
def values_of_a_match(n):
    return {"a.json": pattern('{"a":[' + listed(n, lambda i: f'"v{i}"', ",") + "]}"), "event.json": json.dumps(EVENT)}


@shape(["pattern", "match", "--pattern", "a.json", "--event", "event.json"])
def elements_of_an_event(n):
    event = EVENT | {"detail": {"a": [{"b": i} for i in range(n)]}}
    return {"a.json": pattern('{"a":{"b":["x"]}}'), "event.json": json.dumps(event)}


@shape(["replay", "w.yaml", "--events", "events.jsonl"])
def events_of_a_replay(n):
    return {"w.yaml": workflow(), "events.jsonl": (json.dumps(EVENT) + "\n") * n}


@shape(["replay", "w.yaml", "--events", "events.jsonl"])
def broken_events_of_a_replay(n):
    return {"w.yaml": workflow(), "events.jsonl": "{nope\n" * n}


@shape(["replay", "w.yaml", "--events", "events.jsonl"])
def days_of_a_replay(n):
    return {
        "w.yaml": workflow(),
        "events.jsonl": listed(n, lambda i: json.dumps(EVENT | {"time": f"{2000 + i // 336:04}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}T00:00:00Z"}) + "\n", ""),
    }


@shape(["replay", "w.yaml", "--events", "events.jsonl"])
def workflows_of_a_replay(n):
    return {
        "w.yaml": listed(n, lambda i: workflow(head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e{i}}}\n"), "---\n"),
        "events.jsonl": json.dumps(EVENT) + "\n",
    }


@shape(SIMULATE)
def workflows_of_a_simulation(n):
    return {
        "w.yaml": listed(n, lambda i: workflow(head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e{i}}}\n"), "---\n"),
        "event.json": json.dumps(EVENT),
    }


# Events, and what is said of them.


def event(detail) -> str:
    return json.dumps(EVENT | {"detail": detail})


@shape(SIMULATE)
def members_of_an_event(n):
    return {"w.yaml": message('"${{ event.detail }}"'), "event.json": event({f"k{i}": i for i in range(n)})}


@shape(SIMULATE)
def a_long_text_of_an_event(n):
    return {"w.yaml": message('"${{ event.detail.a }} ${{ event.detail.b }}"'), "event.json": event({"a": "x" * n, "b": "あ" * n})}


@shape(["simulate", "w.yaml", "--event", "event.json", "--results", "results.json"])
def results_of_a_simulation(n):
    text = workflow(listed(n, lambda i: f"  - {{id: t{i}, {SEND}}}}}\n", "") + "  - wait: 1s\n")
    return with_event(text) | {"results.json": json.dumps({f"t{i}": {"MessageId": "1"} for i in range(n)})}


@shape(["simulate", "w.yaml", "--event", "event.json", "--results", "results.json"])
def results_of_unknown_tasks(n):
    text = workflow(listed(n, lambda i: f"  - {{id: t{i}, {SEND}}}}}\n", "") + "  - wait: 1s\n")
    return with_event(text) | {"results.json": json.dumps({f"zzqx{i}": {"MessageId": "1"} for i in range(n)})}


@shape(SIMULATE)
def failing_workflows_of_a_simulation(n):
    return with_event(
        listed(n, lambda i: workflow("  - stop: {fail: no}\n", head=f"workflow: w{i}\n"), "---\n"),
    )


@shape(SIMULATE)
def conditions_that_fail(n):
    return with_event(where(listed(n, lambda i: f"f{i}: [a]")))


@shape(SIMULATE)
def branches_that_fail(n):
    return with_event(where("$or: [" + listed(n, lambda i: f"{{b{i}: [v]}}") + "]"))


@shape(SIMULATE)
def errors_beside_a_simulation(n):
    broken = listed(n, lambda i: workflow(f"  - {{id: t, uses: sqs/sendx{i}}}\n", head=f"workflow: w{i}\n"), "---\n")
    return with_event(workflow() + "---\n" + broken)


@shape(["replay", "w.yaml", "--events", "events.jsonl", "--by", "detail.v"], ["replay", "w.yaml", "--events", "events.jsonl", "--by", "detail.v", "--format", "csv"])
def values_of_a_replay(n):
    return {"w.yaml": workflow(), "events.jsonl": listed(n, lambda i: event({"v": f"=v{i}"}) + "\n", "")}


@shape(["replay", "w.yaml", "--events", "events.jsonl", "--by", "detail.v"])
def a_long_value_of_a_replay(n):
    return {"w.yaml": workflow(), "events.jsonl": (event({"v": "x" * n}) + "\n") * 2}


@shape(["replay", "w.yaml", "--events", "events.jsonl"])
def brackets_of_a_replay(n):
    return {"w.yaml": workflow(), "events.jsonl": "[" * n}


@shape(["replay", "w.yaml", "--events", "events.jsonl"])
def executions_of_a_replay(n):
    text = workflow("  - wait: 1s\n  - {id: t, uses: slack/notify, with: {channel: c, text: \"${{ event.detail.v }}\"}}\n")
    return {
        "tasuki.yaml": "project: p\nconnections: {c: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}}\n",
        "w.yaml": text,
        "events.jsonl": listed(n, lambda i: event({"v": f"v{i}"}) + "\n", ""),
    }


# Findings.


@shape([*CHECK, "--fix"])
def fixes(n):
    return workflow(listed(n, lambda i: f'  - {{id: t{i}, {SEND}, message: "${{{{ event.detail.a == {i} }}}}"}}}}\n', ""))


@shape([*CHECK, "--fix"])
def fixes_that_make_a_file_worse(n):
    return workflow(head=HEAD + "".join(f"labls: {{a{i}: b}}\n" for i in range(n)))


@shape([*CHECK, "--baseline", "known.json", "--write-baseline"])
def findings_of_a_baseline(n):
    return workflow(head=HEAD + listed(n, lambda i: f"kk{i}: 1\n", ""))


@shape([*CHECK, "--baseline", "known.json", "--write-baseline"])
def findings_of_a_baseline_on_one_line(n):
    return "{workflow: x, " + listed(n, lambda i: f"kk{i}: 1") + "}\n"


@shape([*CHECK, "--baseline", "known.json"])
def known_findings(n):
    known = [{"file": "w.yaml", "code": "TSK0204", "line": f"kk{i}: 1"} for i in range(n)]
    text = workflow(head=HEAD + listed(n, lambda i: f"kk{i}: 1\n", ""))
    return {"w.yaml": text, "known.json": json.dumps({"findings": known})}


@shape([*CHECK, "--ignore", "unknown-key"], [*CHECK, "--select", "TSK02"])
def findings_that_are_chosen(n):
    return workflow(head=HEAD + listed(n, lambda i: f"kk{i}: 1\n", ""))


# Files and names.


@shape(["check"], ["compile", "--target", "terraform", "--out", "out"], ["check", "w0"])
def files(n):
    return {
        f"f{i}.yaml": workflow(head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e{i}}}\n")
        for i in range(n)
    }


@shape(["check"])
def lines_of_gitignore(n):
    return {"w.yaml": workflow(), ".gitignore": listed(n, lambda i: f"a*b{i}[[:alpha:]]\n", "")}


@shape(["check", "w"])
def workflows_near_a_name(n):
    return listed(n, lambda i: workflow(head=f"workflow: w{i}\n", trigger=f"trigger: {{source: com.x, event: e{i}}}\n"), "---\n") + (
        "---\n" + workflow(head="workflow: w\n", trigger="trigger: {source: com.x, event: e}\n")
    )


@shape(CHECK)
def environments_in_one_place(n):
    return project(
        "environments:\n" + listed(n, lambda i: f"  e{i}: {{region: us-east-1, account: '123456789012', vars: {{v: 1}}}}\n", "")
    )


@shape(CHECK)
def queues_of_environments_in_one_place(n):
    return project(
        "environments:\n" + listed(3, lambda i: f"  e{i}: {{region: us-east-1, account: '123456789012'}}\n", ""),
        workflow(listed(n, lambda i: f"  - {{id: t{i}, uses: sqs/send, with: {{queue: q{i}}}}}\n", "")),
    )


# Conditions, paths and texts as other tools write them.


@shape(CHECK)
def foreign_paths(n):
    return where(listed(n, lambda i: f"detail.f{i}: [a]"))


@shape(CHECK)
def foreign_values(n):
    return where("a: [" + listed(n, lambda i: f"'>= {i}'") + "]")


@shape(CHECK)
def foreign_expressions(n):
    return message('"' + listed(n, lambda i: f"{{{{{i}.x}}}} @{{b(1)}} $.detail.x ｛｛ event.x ｝｝", " ") + '"')


@shape(CHECK)
def foreign_braces(n):
    return message('"' + "{{event." * n + "@{a(" * n + "｛｛event." * n + '"')


@shape(CHECK)
def cut_texts(n):
    return workflow(head=HEAD + "labels:\n" + listed(n, lambda i: f"  l{i}: v #${{{{ x }}}}\n", ""))


@shape(CHECK)
def a_pattern_that_is_a_list_and_a_map(n):
    fields = listed(n, lambda i: f'"a{i}": [1], "a{i}.b": {{"$or": [{{"c": [1]}}, {{"d": [1]}}]}}')
    return workflow(trigger=f"trigger: {{pattern: {{source: [com.x], detail: {{{fields}}}}}}}\n")


# Two sides in which everything of a kind differs.
def sides(make: Callable[[str], str]) -> dict[str, str]:
    """The files of both sides, each from a word that differs."""
    return {"old.yaml": make("old"), "new.yaml": make("new")}


DIFF = ["diff", "old.yaml", "new.yaml"]
DIFFS = [DIFF, [*DIFF, "--format", "markdown", "--limit", "100000000"], [*DIFF, "--format", "json"]]


@shape(*DIFFS)
def changed_workflows(n: int) -> dict[str, str]:
    return sides(
        lambda side: "---\n".join(
            workflow(head=f"workflow: w{i}\nowner: {side}\n", trigger=f"trigger: {{source: com.x, event: {side}{i}}}\n")
            for i in range(n)
        )
    )


@shape(*DIFFS)
def removed_and_added_workflows(n: int) -> dict[str, str]:
    return sides(lambda side: "---\n".join(workflow(head=f"workflow: {side}{i}\n") for i in range(n)))


@shape(*DIFFS)
def changed_tasks(n: int) -> dict[str, str]:
    return sides(lambda side: workflow("".join(f"  - {{id: t{i}, {SEND}, message: {side}}}}}\n" for i in range(n))))


@shape(*DIFFS)
def renamed_tasks(n: int) -> dict[str, str]:
    return sides(lambda side: workflow("".join(f"  - {{id: {side}{i}, {SEND}, message: {i}}}}}\n" for i in range(n))))


@shape(*DIFFS)
def changed_schedules(n: int) -> dict[str, str]:
    def trigger(side: str) -> str:
        hour = {"old": 1, "new": 2}[side]
        return "trigger:\n" + "".join(f'  - {{schedule: "cron({i % 60} {hour} * * ? {2030 + i // 60})"}}\n' for i in range(n))

    return sides(lambda side: workflow(trigger=trigger(side)))


@shape(*DIFFS)
def changed_triggers(n: int) -> dict[str, str]:
    def trigger(side: str) -> str:
        return "trigger:\n" + "".join(f"  - {{source: com.x, event: {side}{i}}}\n" for i in range(n))

    return sides(lambda side: workflow(trigger=trigger(side)))


@shape(*DIFFS)
def changed_buses(n: int) -> dict[str, str]:
    def trigger(side: str) -> str:
        return "trigger:\n" + "".join(f"  - {{source: com.x, event: e, bus: {side}{i}}}\n" for i in range(n))

    return sides(lambda side: workflow(trigger=trigger(side)))


@shape(*DIFFS)
def tests_that_break(n: int) -> dict[str, str]:
    event = "{source: com.x, detail-type: e}"
    tests = "".join(f"  - {{name: t{i}, event: {event}, expect: {{tasks: {{t: {{message: old}}}}}}}}\n" for i in range(n))
    return sides(lambda side: workflow(f"  - {{id: t, {SEND}, message: {side}}}}}\n", tail="tests:\n" + tests))



# Texts: one place each, as long as one wants it.

TEXTS = {
    "description": workflow(head=HEAD + "description: TEXT\n"),
    "owner": workflow(head=HEAD + "owner: TEXT\n"),
    "runbook": workflow(head=HEAD + "runbook: https://example.com/TEXT\n"),
    "label": workflow(head=HEAD + "labels: {TEXT: a}\n"),
    "value of a label": workflow(head=HEAD + "labels: {a: TEXT}\n"),
    "link": workflow(head=HEAD + "runs-on: zapier\nlink: https://example.com/TEXT\n"),
    "key": workflow(head=HEAD + "TEXT: 1\n"),
    "source": workflow(trigger="trigger: {source: TEXT, event: e}\n"),
    "event": workflow(trigger="trigger: {source: com.x, event: TEXT}\n"),
    "event of an app": workflow(trigger="trigger: {source: stripe, event: TEXT}\n"),
    "bus": workflow(trigger="trigger: {source: com.x, event: e, bus: TEXT}\n"),
    "schedule": workflow(trigger="trigger: {schedule: TEXT}\n"),
    "cron schedule": workflow(trigger='trigger: {schedule: "cron(TEXT 9 * * ? *)"}\n'),
    "rate": workflow(trigger='trigger: {schedule: "rate(1 TEXT)"}\n'),
    "timezone": workflow(trigger="trigger: {schedule: rate(1 hour), timezone: Asia/TEXT}\n"),
    "path of a condition": where("TEXT: [a]"),
    "operator": where("a: {TEXT: b}"),
    "value of a condition": where("a: [TEXT]"),
    "prefix": where("a: {prefix: TEXT}"),
    "wildcard": where("a: {wildcard: 'TEXT*'}"),
    "block of addresses": where("a: {cidr: TEXT}"),
    "number": where("a: {numeric: ['>', 1TEXT]}"),
    "id": workflow(f"  - {{id: TEXT, {SEND}}}}}\n"),
    "action": workflow("  - {id: t, uses: sqs/TEXT, with: {queue: q}}\n"),
    "action of a service": workflow("  - {id: t, uses: aws/s3.TEXT, with: {Bucket: b}}\n"),
    "input": workflow(f"  - {{id: t, {SEND}, TEXT: 1}}}}\n"),
    "queue": workflow("  - {id: t, uses: sqs/send, with: {queue: TEXT}}\n"),
    "function": workflow("  - {id: t, uses: lambda/invoke, with: {function: TEXT}}\n"),
    "path of a request": workflow("  - {id: t, uses: http/request, with: {connection: c, path: /TEXT}}\n"),
    "channel": workflow("  - {id: t, uses: slack/notify, with: {channel: TEXT, text: a}}\n"),
    "condition of a task": workflow(f"  - {{id: t, if: event.detail.TEXT = 1, {SEND}}}}}\n"),
    "list of a loop": workflow(f"  - {{for-each: event.detail.TEXT, tasks: [{{id: t, {SEND}}}}}]}}\n"),
    "string of an expression": message("\"${{ 'TEXT' }}\""),
    "name of an expression": message('"${{ TEXT }}"'),
    "function of an expression": message('"${{ $TEXT(1) }}"'),
    "variable": message('"${{ vars.TEXT }}"'),
    "task of an expression": message('"${{ tasks.TEXT.a }}"'),
    "comment of an expression": message('"${{ event.detail.a /* TEXT */ }}"'),
    "regular expression": message('"${{ $match(event.detail.a, /TEXT/) }}"'),
    "wait": workflow("  - wait: TEXT\n"),
    "error of retry": workflow(f"  - {{id: t, {SEND}}}, retry: {{on: [TEXT]}}}}\n"),
    "failure": workflow("  - stop: {fail: TEXT}\n"),
    "reason of dead-letter": workflow(f"  - {{id: t, {SEND}}}, dead-letter: none, because: TEXT}}\n"),
    "name of a test": workflow(tail="tests: [{name: TEXT, event: {source: a}, expect: {fires: true}}]\n"),
    "event file": workflow(tail="tests: [{name: a, event: TEXT.json, expect: {fires: true}}]\n"),
    "changed field": workflow(tail="tests: [{name: a, event: {source: a}, set: {TEXT: 1}, expect: {fires: true}}]\n"),
    "reason of a test": workflow(tail="tests: [{name: a, event: {source: a}, expect: {fires: false, because: TEXT}}]\n"),
    "comment": "# TEXT\n" + workflow(),
    "code of an ignore comment": "# tasuki: ignore[TEXT]\n" + workflow(),
    "reason of an ignore comment": "# tasuki: ignore[TSK0204] TEXT\n" + workflow(),
    "anchor": workflow(head=HEAD + "description: &TEXT a\nowner: *TEXT\n"),
    "tag": workflow(head=HEAD + "description: !TEXT a\n"),
    "unclosed quote": workflow(head=HEAD + "description: \"TEXT\n"),
    "unclosed bracket": workflow(head=HEAD + "labels: [TEXT\n"),
}
PROJECT_TEXTS = {
    "project": "project: TEXT\n",
    "pattern of files": "project: p\nworkflows: [TEXT/*.yaml]\n",
    "source of a project": "project: p\nsources: {TEXT: {source: com.x}}\n",
    "partner source": "project: p\nsources: {stripe: {partner: aws.partner/stripe.com/TEXT}}\n",
    "connection": "project: p\nconnections: {TEXT: {ses: {from: a@example.com}}}\n",
    "kind of connection": "project: p\nconnections: {c: {TEXT: {from: a@example.com}}}\n",
    "sender": "project: p\nconnections: {c: {ses: {from: TEXT@example.com}}}\n",
    "address of a connection": "project: p\nconnections: {c: {http: {base-url: https://example.com/TEXT, auth: {bearer: {secret: s}}}}}\n",
    "secret": "project: p\nconnections: {c: {stripe: {api-key: {secret: TEXT}}}}\n",
    "environment": "project: p\nenvironments: {TEXT: {region: us-east-1}}\n",
    "region": "project: p\nenvironments: {a: {region: TEXT}}\n",
    "account": "project: p\nenvironments: {a: {account: TEXT}}\n",
    "variable of an environment": "project: p\nenvironments: {a: {vars: {TEXT: 1}}}\n",
    "value of a variable": "project: p\nenvironments: {a: {vars: {v: TEXT}}}\n",
    "log retention": "project: p\ndefaults: {log-retention: TEXT}\n",
    "required key": "project: p\npolicy: {require: [TEXT]}\n",
}


def add_text(name: str, files: dict[str, str]) -> None:
    """A place of a text with plain words, and with letters that are nothing but themselves."""
    for kind, unit in (("long", "x"), ("Japanese", "長")):

        def make(n: int, unit: str = unit) -> dict[str, str]:
            return {path: text.replace("TEXT", unit * n) for path, text in files.items()}

        SHAPES.append(Shape(f"a {kind} text, {name}", make, [CHECK]))


for place, text in TEXTS.items():
    add_text(place, {"w.yaml": text})
for place, text in PROJECT_TEXTS.items():
    add_text(place, {"tasuki.yaml": text, "w.yaml": workflow()})
