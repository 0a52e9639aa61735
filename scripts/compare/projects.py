"""Generated projects with every feature of the language, correct and broken ones. Equal seeds give equal bytes."""

import random
from pathlib import Path

import yaml

CONNECTIONS = {
    "desk": {"slack": {"workspace": "T0123ABCD", "channel": "C0123ABCD"}},
    "floor": {
        "teams": {
            "team": "11111111-2222-3333-4444-555555555555",
            "tenant": "66666666-7777-8888-9999-000000000000",
            "channel": "19%3Aabc%40thread.tacv2",
        }
    },
    "bot": {"slack-api": {"token": {"secret": "app/slack"}, "channel": "C0123ABCD"}},
    "mail": {"ses": {"from": "desk@example.com"}},
    "kintone": {"kintone": {"domain": "example.cybozu.com", "api-token": {"secret": "app/kintone"}}},
    "stripe": {"stripe": {"api-key": {"secret": "app/stripe"}}},
    "crm": {
        "http": {
            "base-url": "https://crm.example.com/api",
            "auth": {"api-key": {"header": "X-Api-Key", "value": {"secret": "app/crm", "key": "token"}}},
        }
    },
    "ledger": {
        "http": {
            "base-url": "https://ledger.example.com/",
            "auth": {"basic": {"username": "desk", "password": {"secret": "app/ledger"}}},
            "rate-limit": 5,
        }
    },
    "bank": {
        "http": {
            "base-url": "https://bank.example.com/v2",
            "auth": {"bearer": {"parameter": "/app/bank"}},
        }
    },
    "sheets": {
        "http": {
            "base-url": "https://sheets.example.com",
            "auth": {
                "oauth": {
                    "authorization-endpoint": "https://login.example.com/token",
                    "method": "POST",
                    "client-id": "desk",
                    "client-secret": {"secret": "app/sheets"},
                    "scope": "read write",
                }
            },
        }
    },
}

SOURCES = {
    "stripe": [{"partner": "aws.partner/stripe.com/ed_61TzGenerated"}, {"webhook": {"secret": "app/stripe-hook"}}],
    "github": [{"webhook": {"secret": "app/github-hook"}}, {"source": "github.com"}],
    "kintone": [{"webhook": {"secret": "app/kintone-hook"}, "concurrency": "none"}, {"source": "kintone"}],
    "twilio": [{"webhook": {"parameter": "/app/twilio"}, "bus": "messages"}, {"source": "twilio.com"}],
    "shop": [{"source": "com.example.shop", "bus": "shop"}, {"source": "com.example.shop"}],
}

# Source, event, paths of texts, paths of numbers, paths of lists.
EVENTS = [
    ("stripe", "invoice.payment_failed", ["data.object.currency", "data.object.customer"], ["data.object.amount_due"],
     ["data.object.lines.data"]),
    ("stripe", "customer.created", ["data.object.email", "data.object.name"], ["data.object.balance"], []),
    ("github", "release.published", ["release.tag_name", "release.name"], ["release.id"], ["release.assets"]),
    ("github", "issues", ["issue.title", "sender.login"], ["issue.number"], ["issue.labels"]),
    ("kintone", "ADD_RECORD", ["recordTitle", "url"], [], []),
    ("aws.s3", "Object Created", ["bucket.name", "object.key"], ["object.size"], []),
    ("aws.ec2", "EC2 Instance State-change Notification", ["state", "instance-id"], [], []),
    ("shop", "order.placed", ["id", "customer.name", "channel"], ["total"], ["lines"]),
    ("shop", ["order.placed", "order.changed"], ["id", "customer.name"], ["total", "count"], ["lines", "tags"]),
    ("com.example.own", "ticket.opened", ["subject", "from"], ["priority"], ["watchers"]),
]

SCHEDULES = [
    {"schedule": "cron(0 9 ? * MON-FRI *)", "timezone": "Asia/Tokyo"},
    {"schedule": "0 9 * * 1-5", "timezone": "Asia/Tokyo"},
    {"schedule": "rate(15 minutes)"},
    {"schedule": "at(2027-04-01T09:00:00)", "timezone": "Europe/Berlin"},
]

TEXTS = ["plain", "売上レポート", 'with "quotes" and \\ back', "${not} %{one} {% of %} <these>", "line one\nline two", "é ☃ 😀"]


class Project:
    """One project being written: `files` by their paths."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.variables = self.random.random() < 0.3
        self.files: dict[str, str] = {}
        self.names = 0
        self.events: dict[str, dict] = {}
        project: dict = {"project": f"generated-{seed}", "workflows": ["workflows/*.yaml"]}
        project["sources"] = {name: self.random.choice(forms) for name, forms in SOURCES.items()}
        project["connections"] = CONNECTIONS
        if self.variables:
            project["environments"] = {
                "staging": {"region": "ap-northeast-1", "vars": {"minimum": 1, "queue": "orders-staging", "words": ["a", "b"]}},
                "production": {
                    "region": "ap-northeast-1", "account": "123456789012",
                    "vars": {"minimum": 10000, "queue": "orders", "words": ["a", "c"]},
                },
            }
        elif self.random.random() < 0.7:
            project["environments"] = {"production": {"region": "ap-northeast-1", "account": "123456789012"}}
        if self.random.random() < 0.3:
            project["defaults"] = {"retry": {"attempts": 4}, "log-retention": "30d"}
        self.environments = list(project.get("environments", {}))
        self.files["tasuki.yaml"] = _dump(project)
        for number in range(self.random.randint(1, 4)):
            documents = [_dump(self.workflow(f"flow-{number}-{part}")) for part in range(self.random.choice([1, 1, 2]))]
            self.files[f"workflows/flow-{number}.yaml"] = "---\n".join(documents)
        if self.random.random() < 0.45:
            for _ in range(self.random.randint(1, 3)):
                self._spoil()

    def workflow(self, name: str) -> dict:
        pick = self.random
        workflow: dict = {"workflow": name}
        if pick.random() < 0.7:
            workflow["description"] = f"{name}: {pick.choice(TEXTS)}".replace("\n", " ")
        if pick.random() < 0.5:
            workflow["owner"] = "billing-ops"
        if pick.random() < 0.3:
            workflow["runbook"] = "https://wiki.example.com/" + name
            workflow["labels"] = {"domain": "orders", "tier": str(pick.randint(1, 3))}
        if pick.random() < 0.15:
            workflow["state"] = pick.choice(["disabled", "shadow", "shadow", "retired"])
        if pick.random() < 0.05:
            workflow |= {"runs-on": "zapier", "link": "https://zapier.com/editor/1"}
        if pick.random() < 0.1:
            workflow["state-machine"] = pick.choice(["standard", "express"])
        self.event = pick.choice(EVENTS)
        self.tasks_so_far: list[str] = []
        workflow["trigger"] = self.trigger()
        machine = pick.random() < 0.6
        self.used = 0
        if machine:
            workflow["tasks"] = self.steps(pick.randint(1, 5), depth=0)
            if pick.random() < 0.3:
                workflow["on-failure"] = [self.task(texts=["${{ error.Error }}: ${{ error.Cause }}"])]
        else:
            tasks = [self.target() for _ in range(pick.randint(1, 6))]
            workflow["tasks"] = tasks if len(tasks) == 1 else [{"parallel": [[each] for each in tasks]}]
        if pick.random() < 0.4 and "schedule" not in str(workflow["trigger"]):
            workflow["tests"] = [self.test(workflow)]
        return workflow

    def trigger(self):
        pick = self.random
        chance = pick.random()
        source, event, texts, numbers, _ = self.event
        if chance < 0.12:
            self.event = (source, event, [], [], [])
            return dict(pick.choice(SCHEDULES))
        if chance < 0.2:
            return {"pattern": {"source": [{"prefix": "com.example."}], "detail": {"state": [{"anything-but": ["stopped"]}]}}}
        trigger: dict = {"source": source, "event": event}
        where: dict = {}
        for path in pick.sample(texts, pick.randint(0, len(texts))):
            where[path] = pick.choice(
                [
                    "jpy", ["jpy", "usd"], {"prefix": "a"}, {"suffix": ".pdf"}, {"equals-ignore-case": "Gold"},
                    {"wildcard": "a*b*c"}, {"anything-but": ["x", "y"]}, {"anything-but": {"prefix": "test-"}},
                    {"exists": True}, ["a", {"prefix": "b"}, {"wildcard": "*z"}], {"anything-but": {"wildcard": "*@x.com"}},
                ]
            )
        for path in pick.sample(numbers, pick.randint(0, len(numbers))):
            where[path] = pick.choice(
                [{"numeric": [">=", 100]}, {"numeric": [">", 0, "<=", 5000]}, 5, [1, 2, 3], {"exists": False}]
                + ([{"numeric": [">=", "${{ vars.minimum }}"]}] if self.variables else [])
            )
        if texts and pick.random() < 0.2:
            where = {path: each for path, each in where.items() if path not in texts}
            where["$or"] = [{texts[0]: "a"}, {texts[-1]: {"prefix": "b"}}]
        if where:
            trigger["where"] = where
        if pick.random() < 0.15:
            trigger["envelope"] = {"region": ["ap-northeast-1", {"prefix": "us-"}]}
        if pick.random() < 0.1:
            return [trigger, dict(pick.choice(SCHEDULES))]
        return trigger

    def path(self) -> str:
        _, _, texts, numbers, _ = self.event
        return self.random.choice(["event.id", "event.time", "event.source"] + ["event.detail." + each for each in texts + numbers])

    def value(self, depth: int = 0):
        pick = self.random
        chance = pick.random()
        if chance < 0.4:
            return f"${{{{ {self.path()} }}}}"
        if chance < 0.5 and self.variables:
            return pick.choice(["${{ vars.minimum }}", "at least ${{ vars.minimum }}", "${{ vars.queue }}"])
        if chance < 0.7 or depth > 1:
            return pick.choice(TEXTS + [5, 2.5, True, None])
        if chance < 0.85:
            return {f"key-{number}": self.value(depth + 1) for number in range(pick.randint(1, 3))}
        return [self.value(depth + 1) for _ in range(pick.randint(1, 3))]

    def text(self) -> str:
        pick = self.random
        chance = pick.random()
        if chance < 0.3:
            return pick.choice(TEXTS)
        if chance < 0.6:
            return f"${{{{ {self.path()} }}}}"
        if chance < 0.8 and self.tasks_so_far:
            return f"Result ${{{{ tasks.{pick.choice(self.tasks_so_far)} }}}} of ${{{{ {self.path()} }}}}"
        return f"{pick.choice(TEXTS)}: ${{{{ $uppercase($string({self.path()})) }}}}"

    def condition(self) -> str:
        pick = self.random
        _, _, texts, numbers, _ = self.event
        forms = ["event.source = 'a'", "$exists(event.detail)", "event.time > '2027'"]
        forms += [f"event.detail.{each} = 'gold' or event.detail.{each} in ['a', 'b']" for each in texts]
        forms += [f"event.detail.{each} >= 10" for each in numbers]
        if self.tasks_so_far:
            forms.append(f"$exists(tasks.{pick.choice(self.tasks_so_far)})")
        return f"${{{{ {pick.choice(forms)} }}}}"

    def name(self, stem: str) -> str:
        self.used += 1
        return f"{stem}-{self.used}"

    def target(self) -> dict:
        """A task that a rule's own target can run."""
        pick = self.random
        plain = lambda: pick.choice([f"${{{{ {self.path()} }}}}", "constant", {"id": f"${{{{ {self.path()} }}}}", "n": 5}])
        only_path = lambda: pick.choice([f"${{{{ {self.path()} }}}}", "constant"])
        queue = "${{ vars.queue }}" if self.variables and pick.random() < 0.3 else f"queue-{pick.randint(1, 3)}"
        forms = [
            ("sqs/send", {"queue": queue} | ({"message": {"id": only_path()}} if pick.random() < 0.6 else {})),
            ("sqs/send", {"queue": "line.fifo", "group": "orders"}),
            ("sns/publish", {"topic": f"topic-{pick.randint(1, 2)}"}),
            ("sns/publish", {"topic": "arn:aws:sns:ap-northeast-1:123456789012:on-call", "message": {"a": plain()}}),
            ("lambda/invoke", {"function": f"work-{pick.randint(1, 3)}", "payload": {"key": plain()}}),
            ("slack/notify", {"channel": "desk", "title": "Title", "text": only_path(), "next-steps": ["One", "Two"]}),
            ("teams/notify", {"channel": "floor", "text": only_path()}),
            ("http/request", {"connection": "crm", "path": f"/orders/{pick.randint(1, 2)}", "body": {"order": plain()}}),
            ("http/request", {"connection": "ledger", "path": f"/entries/${{{{ {self.path()} }}}}", "query": {"day": only_path()}}),
            ("http/request", {"connection": "sheets", "path": "/rows", "method": "PUT", "headers": {"X-Trace": "${{ event.id }}"}}),
            ("kintone/create-record", {"connection": "kintone", "app": 42, "record": {"name": only_path(), "n": 5}}),
            ("logs/write", {"group": f"group-{pick.randint(1, 2)}"}),
            ("kinesis/put-record", {"stream": "orders", "partition-key": "${{ event.id }}"}),
            ("firehose/put-record", {"stream": "archive", "data": plain()}),
            ("eventbridge/forward", {"bus": "arn:aws:events:ap-northeast-1:123456789012:event-bus/audit"}),
            ("stepfunctions/start", {"machine": "fulfil", "input": {"a": plain()}}),
            ("batch/submit-job", {"queue": "nightly", "definition": "report", "name": "daily", "parameters": {"day": only_path()}}),
            ("codebuild/start-build", {"project": "site", "environment": {"DAY": only_path()}}),
            ("ecs/run-task", {"cluster": "jobs", "task-definition": "report:7", "subnets": ["subnet-0123456789abcdef0"],
                              "container": "main", "command": ["report", only_path()]}),
        ]
        uses, inputs = pick.choice(forms)
        return self._finish({"id": self.name("t"), "uses": uses, "with": inputs}, conditions=False)

    def task(self, texts: list[str] | None = None) -> dict:
        """A task in a form that needs a state machine."""
        pick = self.random
        text = lambda: pick.choice(texts) if texts else self.text()
        value = lambda: text() if texts else self.value()
        forms = [
            ("sqs/send", {"queue": f"queue-{pick.randint(1, 3)}", "message": value()}),
            ("sqs/send", {"queue": "line.fifo", "group": text(), "deduplication": "${{ event.id }}"}),
            ("sns/publish", {"topic": "topic-1", "subject": "Subject", "message": value()}),
            ("lambda/invoke", {"function": "work-1", "payload": value()}),
            ("slack/notify", {"channel": "desk", "title": "Title", "text": text(), "keywords": ["a", text()]}),
            ("teams/notify", {"channel": "floor", "text": text()}),
            ("slack/post-message", {"connection": "bot", "text": text()}),
            ("email/send", {"connection": "mail", "to": ["a@example.com"], "subject": "Subject", "text": text()}),
            ("kintone/create-record", {"connection": "kintone", "app": 42, "record": {"name": value()}}),
            ("kintone/update-record", {"connection": "kintone", "app": 42, "key": {"name": text()}, "record": {"n": 5}}),
            ("http/request", {"connection": "crm", "path": "/orders", "method": pick.choice(["POST", "PUT", "PATCH"]), "body": value()}),
            ("http/request", {"connection": "bank", "path": f"/x/${{{{ {self.path()} }}}}", "method": "GET", "query": {"q": text()}}),
            ("http/request", {"connection": "ledger", "path": "/form", "form": {"name": text(), "n": 5}}),
            ("stripe/request", {"connection": "stripe", "path": "/v1/customers/c", "form": {"metadata": {"order": text()}}}),
            ("eventbridge/put-event", {"source": "com.example.billing", "event": "invoice.overdue", "detail": {"a": value()}}),
            ("logs/write", {"group": "group-1", "message": value()}),
            ("kinesis/put-record", {"stream": "orders", "partition-key": text(), "data": value()}),
            ("firehose/put-record", {"stream": "archive", "data": value()}),
            ("ecs/run-task", {"cluster": "jobs", "task-definition": "report:7", "container": "main", "command": ["report", text()]}),
            ("batch/submit-job", {"queue": "nightly", "definition": "report", "name": "daily", "attempts": 2}),
            ("codebuild/start-build", {"project": "site", "source-version": text()}),
            ("dynamodb/put-item", {"table": "orders", "item": {"id": "${{ event.id }}", "value": value()}}),
            ("s3/put-object", {"bucket": "example-archive", "key": "a/${{ event.id }}.json", "body": value()}),
            ("stepfunctions/start", {"machine": "fulfil", "wait": pick.choice([True, False]), "input": value()}),
            ("aws/dynamodb.getItem", {"TableName": "orders", "Key": {"id": {"S": text()}}}),
            ("aws/ssm.getParameter", {"Name": "/app/limit"}),
        ]
        uses, inputs = pick.choice(forms)
        return self._finish({"id": self.name("t"), "uses": uses, "with": inputs}, conditions=texts is None)

    def _finish(self, task: dict, conditions: bool) -> dict:
        pick = self.random
        if pick.random() < 0.2:
            task["retry"] = pick.choice([{"attempts": 3, "delay": "10s", "backoff": 2}, {"attempts": 0}, {"attempts": 5}])
        if conditions:
            if pick.random() < 0.2:
                task["if"] = self.condition()
            if pick.random() < 0.1:
                task["timeout"] = "30s"
            if pick.random() < 0.1:
                task["on-error"] = "continue"
            if pick.random() < 0.7 and "if" not in task and "on-error" not in task:
                self.tasks_so_far.append(task["id"])
        elif pick.random() < 0.08:
            task |= {"dead-letter": "none", "because": "The receiver keeps its own copies."}
        return task

    def steps(self, count: int, depth: int) -> list:
        pick = self.random
        steps = []
        for _ in range(count):
            chance = pick.random()
            known = list(self.tasks_so_far)
            if depth < 2 and chance < 0.1:
                steps.append({"parallel": [self.steps(pick.randint(1, 2), depth + 1) for _ in range(2)]})
            elif depth < 2 and chance < 0.2:
                branches = [{"when": self.condition(), "tasks": self.steps(1, depth + 1)}]
                if pick.random() < 0.6:
                    branches.append({"otherwise": self.steps(1, depth + 1)})
                steps.append({"choose": branches})
            elif depth < 2 and chance < 0.3 and self.event[4]:
                inner = self.steps(1, depth + 1)
                inner.append({"id": self.name("row"), "uses": "sqs/send",
                              "with": {"queue": "rows", "message": {"item": "${{ item }}", "n": "${{ index + 1 }}"}}})
                step = {"for-each": f"${{{{ event.detail.{pick.choice(self.event[4])} }}}}", "tasks": inner}
                if pick.random() < 0.5:
                    step["max-concurrency"] = pick.randint(1, 5)
                steps.append(step)
            elif chance < 0.36:
                steps.append({"wait": pick.choice(["10m", "1d", "30s", {"until": "${{ event.time }}"}])})
                continue
            elif chance < 0.4 and depth > 0:
                steps.append({"stop": pick.choice(["succeed", {"fail": "Stopped: ${{ event.id }}"}])})
                break
            else:
                steps.append(self.task())
                continue
            self.tasks_so_far = known
        return steps or [self.task()]

    def test(self, workflow: dict) -> dict:
        source, event, texts, numbers, _ = self.event
        names = {"stripe": "aws.partner/stripe.com/ed_61TzGenerated", "shop": "com.example.shop", "github": "github.com"}
        detail: dict = {}
        for path in texts + numbers:
            place = detail
            *above, last = path.split(".")
            for part in above:
                place = place.setdefault(part, {})
            place[last] = 100 if path in numbers else "jpy"
        first = event if isinstance(event, str) else event[0]
        sample = {"source": names.get(source, source), "detail-type": first, "id": "e-1", "time": "2027-01-01T00:00:00Z",
                  "region": "ap-northeast-1", "account": "123456789012", "resources": [], "detail": detail}
        self.events[workflow["workflow"]] = sample
        return {"name": "a test", "event": sample, "expect": {"fires": self.random.choice([True, False])}}

    def _spoil(self) -> None:
        """Makes one mistake in one file, like people do: a line changed, moved, repeated or left out."""
        pick = self.random
        path = pick.choice(sorted(self.files))
        lines = self.files[path].split("\n")
        number = pick.randrange(len(lines))
        line = lines[number]
        kind = pick.randrange(9)
        if kind == 0:
            del lines[number]
        elif kind == 1:
            lines.insert(number, line)
        elif kind == 2 and ":" in line:
            key, rest = line.split(":", 1)
            lines[number] = key[:-1] + ":" + rest if len(key.strip(" -")) > 2 else line
        elif kind == 3 and ":" in line:
            lines[number] = line.split(":", 1)[0] + ": " + pick.choice(["5", "[a, b]", "{a: b}", "yes", "", "'text'", "${{ event.detail.nothing }}"])
        elif kind == 4:
            lines[number] = " " + line
        elif kind == 5:
            lines[number] = line.replace("event.", pick.choice(["evnt.", "tasks.nope.", "event.detial.", "$event."]), 1)
        elif kind == 6:
            lines[number] = line.replace("${{", "{{", 1)
        elif kind == 7:
            lines[number] = line.replace("queue", "queu", 1).replace("connection: ", "connection: no-", 1)
        else:
            lines[number] = line + pick.choice([" # tasuki: ignore[TSK0204] a reason", "  # note", "\t", ' "'])
        self.files[path] = "\n".join(lines)

    def write(self, folder: Path) -> None:
        for path, text in self.files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)


def _dump(value: dict) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=110)
