"""What moto lacks or does differently from AWS, except for deliveries: each gap is one function."""

import json

from moto.batch import models as batch
from moto.core import config
from moto.core.exceptions import JsonRESTError
from moto.core.responses import ActionResult, BaseResponse
from moto.sns import models as sns
from moto.stepfunctions.responses import StepFunctionResponse

from .chat import chat
from .machines.validate import problem_of


def fill() -> None:
    _run_without_containers()
    _answer_unknown_actions_at_once()
    _validate_state_machines()
    _let_channels_hear_topics()
    _find_job_definitions_by_arn()


def _run_without_containers() -> None:
    config.default_user_config["lambda"] = {"use_docker": False}
    config.default_user_config["batch"] = {"use_docker": False}
    config.default_user_config["stepfunctions"] = {"execute_state_machine": True}


def _answer_unknown_actions_at_once() -> None:
    """An action that moto lacks returns 400, because clients retry a 500 for minutes."""
    stock = BaseResponse.call_action

    def call_action(self):
        try:
            return stock(self)
        except NotImplementedError as error:
            text = json.dumps({"__type": "NotImplementedByTestCloud", "message": str(error)})
            return 400, {"Content-Type": "application/x-amz-json-1.0"}, text

    BaseResponse.call_action = call_action


def _validate_state_machines() -> None:
    """Terraform requests the validation of a definition, and the versions of a machine."""

    def validate(self) -> ActionResult:
        problem = _problem_of_machine(self._get_param("definition"), self._get_param("type") or "STANDARD")
        diagnostics = [] if problem is None else [problem]
        result = "OK" if problem is None else "FAIL"
        return ActionResult({"result": result, "diagnostics": diagnostics, "truncated": False})

    def list_versions(self) -> ActionResult:
        machine = self.stepfunction_backend.describe_state_machine(self._get_param("stateMachineArn"))
        held = [
            {"stateMachineVersionArn": each.arn, "creationDate": each.creation_date}
            for each in getattr(machine, "versions", {}).values()
        ]
        return ActionResult({"stateMachineVersions": held})

    StepFunctionResponse.validate_state_machine_definition = validate
    StepFunctionResponse.list_state_machine_versions = list_versions


def _problem_of_machine(definition: str, kind: str) -> dict[str, str] | None:
    problem = problem_of(definition, kind)
    if problem is None:
        return None
    return {"severity": "ERROR", "code": "SCHEMA_VALIDATION_FAILED", "message": problem}


def _let_channels_hear_topics() -> None:
    stock = sns.Topic.publish

    def publish(self, message, *arguments, **named):
        chat.hear(self.arn, message)
        return stock(self, message, *arguments, **named)

    sns.Topic.publish = publish


def _find_job_definitions_by_arn() -> None:
    """An ARN without a revision means the newest one."""
    stock = batch.BatchBackend.get_job_definition

    def get_job_definition(self, identifier):
        return stock(self, identifier.split(":job-definition/")[-1])

    batch.BatchBackend.get_job_definition = get_job_definition


def refuse(code: str, message: str) -> JsonRESTError:
    """An error in the form of AWS's JSON protocols."""
    return JsonRESTError(code, message)
