"""The test cloud as a separate process, and clients for it."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import boto3
from botocore.config import Config

from .places import MOST_SECONDS, REGION, SUITES


class Cloud:
    """A running test cloud. Its account is empty when it starts and after `reset`.

    Its threads run for `turn` seconds at most before another has its turn.
    """

    def __init__(self, log: Path, turn: float | None = None):
        self._log = log.open("w")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cloud", *([] if turn is None else [str(turn)])],
            cwd=SUITES,
            env=environment("http://127.0.0.1:9"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the test cloud did not start, see {log}")
        self.url = f"http://127.0.0.1:{json.loads(line)['port']}"
        self._clients: dict[str, Any] = {}

    def stop(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=MOST_SECONDS)
        self._log.close()

    def client(self, service: str, region: str = REGION) -> Any:
        key = f"{service}/{region}"
        if key not in self._clients:
            self._clients[key] = boto3.client(
                service,
                region_name=region,
                endpoint_url=self.url,
                aws_access_key_id="test",
                aws_secret_access_key="test",
                config=Config(
                    retries={"total_max_attempts": 1}, inject_host_prefix=False, read_timeout=MOST_SECONDS
                ),
            )
        return self._clients[key]

    def environment(self, region: str = REGION) -> dict[str, str]:
        """The variables that point the aws command and Terraform at this cloud."""
        return environment(self.url, region)

    def reset(self) -> None:
        self._call("POST", "/_cloud/reset")

    def deliveries(self, **wanted: str) -> list[dict[str, Any]]:
        return self._call("GET", "/_cloud/deliveries?" + urlencode(wanted))

    def chat_messages(self) -> list[dict[str, Any]]:
        return self._call("GET", "/_cloud/chat")

    def send_http_to(self, sink: str | None) -> None:
        self._call("PUT", "/_cloud/sink", {"url": sink})

    def answer(self, answers: dict[str, Any]) -> None:
        """Sets the responses of services by the names of states; earlier ones are forgotten."""
        self._call("PUT", "/_cloud/answers", answers)

    def executions(self) -> list[dict[str, Any]]:
        """Every execution of every machine with what it did, once all of them have ended."""
        return self._call("GET", "/_cloud/executions")

    def fire_schedule(self, name: str, group: str = "default", region: str = REGION) -> dict[str, Any]:
        return self._call("POST", "/_cloud/schedules/fire", {"name": name, "group": group, "region": region})

    def put_event(self, source: str, kind: str, detail: dict, bus: str = "default", region: str = REGION) -> str:
        """Puts one event on a bus and returns its id once every target was tried."""
        answer = self.client("events", region).put_events(
            Entries=[{"EventBusName": bus, "Source": source, "DetailType": kind, "Detail": json.dumps(detail)}]
        )
        assert answer["FailedEntryCount"] == 0, answer
        return answer["Entries"][0]["EventId"]

    def messages(self, queue: str, region: str = REGION) -> list[dict[str, Any]]:
        """Takes every message out of a queue."""
        sqs = self.client("sqs", region)
        url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
        taken: list[dict[str, Any]] = []
        while True:
            batch = sqs.receive_message(
                QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"], WaitTimeSeconds=0
            ).get("Messages", [])
            if not batch:
                return taken
            for message in batch:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            taken += batch

    def log_lines(self, group: str, region: str = REGION) -> list[str]:
        found = self.client("logs", region).filter_log_events(logGroupName=group)["events"]
        return [each["message"] for each in found]

    def tap(self, topic_arn: str, queue: str, region: str = REGION) -> None:
        """Subscribes a new queue to a topic, so that `messages(queue)` is what the topic published."""
        sqs = self.client("sqs", region)
        url = sqs.create_queue(QueueName=queue)["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.client("sns", region).subscribe(
            TopicArn=topic_arn, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"}
        )

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=MOST_SECONDS) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from None
        return json.loads(text) if text else None


def environment(url: str, region: str = REGION) -> dict[str, str]:
    """An environment in which no tool can find a real cloud, its credentials, or its settings."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("AWS_", "TF_")) and key.lower() not in ("http_proxy", "https_proxy", "all_proxy")
    }
    return kept | {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_ENDPOINT_URL": url,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "CHECKPOINT_DISABLE": "1",
        "TF_IN_AUTOMATION": "1",
        "TF_INPUT": "0",
    }
