"""One call of a service by a state, and how it can fail."""

from dataclasses import dataclass
from typing import Any

from .. import grants


@dataclass(frozen=True)
class Call:
    """`integration` is what follows `arn:aws:states:::`, without `.sync` and the like."""

    state: str
    integration: str
    pattern: str
    arguments: dict[str, Any]
    machine: str
    role: str
    region: str
    account: str

    @property
    def caller(self) -> grants.Caller:
        return grants.Caller("states.amazonaws.com", self.machine, self.account, self.region, self.role)

    @property
    def service(self) -> str:
        return self.integration.removeprefix("aws-sdk:").split(":")[0]

    @property
    def action(self) -> str:
        """The operation as the API spells it: `PutItem`."""
        name = self.integration.split(":")[-1]
        return name[0].upper() + name[1:]


class TaskFailed(Exception):
    """A call that fails its state, by the error name that Catch and Retry see."""

    def __init__(self, error: str, cause: str):
        super().__init__(cause)
        self.error, self.cause = error, cause
