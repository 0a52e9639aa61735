#!/usr/bin/env python3
"""Writes a project of generated workflows: python3 generate.py FOLDER COUNT [TARGETS | machines | tests]

The workflows are of the kinds that people write: bus events with conditions, chat messages, queues, functions, HTTPS
calls. With `machines` each has several tasks in order, with a condition, a branch and a loop; with `tests` each has a
test. The same numbers always give the same bytes.
"""

import pathlib
import sys

PROJECT = """\
project: benchmark
workflows: [workflows/**/*.yaml]
sources:
  stripe: {partner: aws.partner/stripe.com/ed_61TzBenchmark}
  shop: {source: com.example.shop, bus: shop}
connections:
  desk: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
  crm: {http: {base-url: "https://crm.example.com/api", auth: {api-key: {header: X-Api-Key, value: {secret: crm/key}}}}}
  kintone: {kintone: {domain: example.cybozu.com, api-token: {secret: kintone/api-token}}}
environments:
  production: {region: ap-northeast-1, account: "123456789012"}
"""

HEAD = """\
# yaml-language-server: $schema=../../schemas/workflow.schema.json
workflow: flow-{n:05d}
description: Workflow {n}, of the kind that a team writes when something happens to an order or an invoice.
owner: team-{team}
runbook: https://wiki.example.com/flows/{n}
labels: {{domain: orders, number: "{n}"}}
"""

TRIGGERS = [
    """\
trigger:
  source: stripe
  event: [invoice.payment_failed, invoice.overdue]
  where:
    data.object.amount_due: {{numeric: [">=", {n}]}}
    data.object.currency: [jpy, usd]
    data.object.customer_email: {{anything-but: {{suffix: "@example.com"}}}}
""",
    """\
trigger:
  source: shop
  event: order.placed
  where:
    total: {{numeric: [">", {n}]}}
    $or:
      - channel: [web, app]
      - customer.tier: gold
""",
    """\
trigger:
  source: aws.s3
  event: Object Created
  where:
    bucket.name: bucket-{n}
    object.key: {{prefix: incoming/}}
""",
]

# An event that starts the workflow, for each of the triggers.
EVENTS = [
    "{{source: stripe, detail-type: invoice.overdue, detail: {{data: {{object: {{amount_due: {n}, currency: jpy, "
    "customer_email: a@example.jp}}}}}}}}",
    "{{source: shop, detail-type: order.placed, detail: {{total: {next}, channel: web}}}}",
    "{{source: aws.s3, detail-type: Object Created, detail: {{bucket: {{name: bucket-{n}}}, object: {{key: incoming/a}}}}}}",
]

TEST = """\
tests:
  - name: the event starts it
    event: {event}
    expect: {{fires: true}}
"""

TASKS = [
    """\
        id: queue
          uses: sqs/send
          with:
            queue: queue-{shared}
            message:
              id: ${{{{ event.id }}}}
              total: ${{{{ event.time }}}}
              received: ${{{{ event.time }}}}
""",
    """\
        id: notify
          uses: lambda/invoke
          with:
            function: notify-{shared}
            payload: {{id: "${{{{ event.id }}}}", kind: "${{{{ event.detail-type }}}}"}}
""",
    """\
        id: desk
          uses: slack/notify
          with:
            channel: desk
            title: 注文 {n}
            text: ${{{{ event.detail-type }}}}
            next-steps: [Open the order, Call the customer]
""",
    """\
        id: crm
          uses: http/request
          with:
            connection: crm
            path: /orders/{shared}
            body: {{order: "${{{{ event.id }}}}"}}
          retry: {{attempts: 10}}
""",
]


MACHINE = """\
tasks:
  - id: record
    uses: http/request
    with:
      connection: crm
      path: /orders/{shared}
      body: {{order: "${{{{ event.id }}}}", kind: "${{{{ $uppercase(event.detail-type) }}}}"}}
    retry: {{attempts: 3, delay: 10s, backoff: 2}}

  - id: notify
    if: ${{{{ tasks.record.status = 'new' }}}}
    uses: slack/notify
    with:
      channel: desk
      title: 注文 {n}
      text: "Record ${{{{ tasks.record.id }}}} of ${{{{ event.time }}}}"

  - choose:
      - when: ${{{{ tasks.record.total >= {n} }}}}
        tasks:
          - {{id: large, uses: lambda/invoke, with: {{function: notify-{shared}}}}}
      - otherwise:
          - {{id: small, uses: sqs/send, with: {{queue: queue-{shared}}}}}

  - for-each: ${{{{ tasks.record.lines }}}}
    tasks:
      - {{id: line, uses: sqs/send, with: {{queue: queue-{shared}, message: {{sku: "${{{{ item.sku }}}}", number: "${{{{ index + 1 }}}}"}}}}}}

on-failure:
  - {{id: tell, uses: slack/notify, with: {{channel: desk, title: Failed, text: "${{{{ error.Error }}}}"}}}}
"""


def workflow(number: int, targets: int, machines: bool, tests: bool) -> str:
    text = HEAD.format(n=number, team=number % 17) + TRIGGERS[number % len(TRIGGERS)].format(n=number)
    if machines:
        return text + MACHINE.format(n=number, shared=number % 61)
    text += "tasks:\n  - parallel:\n"
    for offset in range(targets):
        task = TASKS[(number + offset) % len(TASKS)].format(n=number, shared=number % 61)
        text += "      - - " + task.lstrip()
    if tests:
        text += TEST.format(event=EVENTS[number % len(EVENTS)].format(n=number, next=number + 1))
    return text


def main() -> None:
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    kind = sys.argv[3] if len(sys.argv) > 3 else "2"
    targets = int(kind) if kind.isdigit() else 2
    (folder / "workflows").mkdir(parents=True, exist_ok=True)
    (folder / "tasuki.yaml").write_text(PROJECT)
    for number in range(count):
        (folder / "workflows" / f"flow-{number:05d}.yaml").write_text(
            workflow(number, targets, kind == "machines", kind == "tests"))


if __name__ == "__main__":
    main()
