"""The cloud's own AWS API, as the deliveries use it: through the front door, like any client."""

import functools
import os
from typing import NamedTuple

import boto3
from botocore.config import Config


class Arn(NamedTuple):
    """The parts of an ARN; `resource` is everything after the account."""

    partition: str
    service: str
    region: str
    account: str
    resource: str

    @property
    def name(self) -> str:
        """The last part of the resource: a queue's, a function's, a bus's name."""
        for separator in (":", "/"):
            if separator in self.resource:
                return self.resource.split(separator, 1)[1]
        return self.resource


def parse(arn: str) -> Arn:
    parts = arn.split(":", 5)
    if len(parts) != 6 or parts[0] != "arn":
        raise ValueError(f"not an ARN: {arn}")
    return Arn(*parts[1:])


@functools.cache
def client(service: str, region: str):
    return boto3.client(
        service,
        region_name=region or "us-east-1",
        endpoint_url=f"http://127.0.0.1:{os.environ['MOTO_PORT']}",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}, inject_host_prefix=False),
    )
