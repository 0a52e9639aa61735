"""Task states: moto reads their arguments and handles their failures, here they call services with the role's
permissions."""

import copy
from typing import Any

from moto.stepfunctions.parser.asl.component.common.error_name.custom_error_name import CustomErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import (
    FailureEvent,
    FailureEventException,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_task import state_task_factory
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import state_task_service
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_unsupported import (
    StateTaskServiceUnsupported,
)
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails

from .. import grants
from . import https, permissions, services
from .answers import answers
from .call import Call, TaskFailed
from .trace import execution_of, rounds_of, state_of, traces


def fill() -> None:
    _know_https()
    state_task_service.StateTaskService._eval_execution = _eval_execution


class _Request(StateTaskServiceUnsupported):
    """`http:invoke`, which moto's parser does not know."""

    def _validate_service_integration_is_supported(self):
        if self.resource.api_action != "invoke":
            raise ValueError(f"http has no action {self.resource.api_action}")


def _know_https() -> None:
    stock = state_task_factory.state_task_service_for

    def state_task_service_for(service_name):
        return _Request() if service_name == "http" else stock(service_name)

    state_task_factory.state_task_service_for = state_task_service_for


def _eval_execution(self, env) -> None:
    self.resource.eval(env=env)
    part = env.stack.pop()
    arguments: dict[str, Any] = {}
    if self.parargs is not None:
        self.parargs.eval(env=env)
        arguments = env.stack.pop()
    role = self._eval_state_credentials(env=env)
    self._before_eval_execution(
        env=env, resource_runtime_part=part, raw_parameters=arguments, state_credentials=role
    )
    call = Call(
        state=state_of(env),
        integration=self.resource.resource_arn.split(":states:::", 1)[1].split(".", 1)[0],
        pattern=self.resource.condition or "",
        arguments=copy.deepcopy(arguments),
        machine=env.states.context_object.context_object_data["StateMachine"]["Id"],
        role=role.role_arn,
        region=part.region,
        account=part.account,
    )
    entry = {
        "called": call.state,
        "rounds": rounds_of(env),
        "integration": call.integration,
        "pattern": call.pattern,
        "arguments": arguments,
    }
    try:
        result = _called(call)
    except TaskFailed as failed:
        traces.add(execution_of(env), **entry, error=failed.error, cause=failed.cause)
        raise _failure(self, env, failed) from None
    except grants.Refused as refused:
        failed = TaskFailed("States.Permissions", refused.reason)
        traces.add(execution_of(env), **entry, error=failed.error, cause=failed.cause, refused=True)
        raise _failure(self, env, failed) from None
    traces.add(execution_of(env), **entry, result=result)
    env.stack.append(result)
    state_task_service.StateTaskService._after_eval_execution(
        self, env=env, resource_runtime_part=part, normalised_parameters=arguments, state_credentials=role
    )


def _called(call: Call) -> Any:
    permissions.require(call)
    if call.integration == "http:invoke":
        return https.run(call)
    given = answers.take(call.state)
    if given is None:
        return services.run(call)
    services.check_names(call)
    if "error" in given:
        raise TaskFailed(given["error"], given.get("cause", ""))
    return given["result"]


def _failure(state, env, failed: TaskFailed) -> FailureEventException:
    details = {
        "resource": state._get_sfn_resource(),
        "resourceType": state._get_sfn_resource_type(),
        "error": failed.error,
        "cause": failed.cause,
    }
    return FailureEventException(
        FailureEvent(
            env=env,
            error_name=CustomErrorName(failed.error),
            event_type="TaskFailed",
            event_details=EventDetails(taskFailedEventDetails=details),
        )
    )
