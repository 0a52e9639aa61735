"""moto's interpreter, changed to run in order, without waiting, and to record what it does.

Branches and rounds run one after another, so that what they do can be compared with an expectation. Pauses of waits and
retries are recorded and skipped.
"""

import json
import threading

from moto.stepfunctions.parser.asl.component.common.error_name import custom_error_name, error_equals_decl
from moto.stepfunctions.parser.asl.component.common.error_name import error_name as error_name_module
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import FailureEventException
from moto.stepfunctions.parser.asl.component.common.retry import jitter_strategy_decl, retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_map.iteration import (
    inline_iteration_component,
    iteration_worker,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_parallel import branch_worker
from moto.stepfunctions.parser.asl.component.state.state import CommonStateField
from moto.stepfunctions.parser.asl.component.state.wait.wait_function import timestamp, wait_function
from moto.stepfunctions.parser.asl.eval import environment
from moto.stepfunctions.parser.asl.eval.event.logging import CloudWatchLoggingSession
from moto.stepfunctions.parser.asl.parse import preprocessor
from moto.stepfunctions.parser.backend.execution_worker import ExecutionWorker

from ..turns import inside_moto
from .trace import execution_of, rounds_of, state_of, traces


def fill() -> None:
    _share_in_turns()
    _read_texts_as_json()
    _write_down_states()
    _leave_out_waits()
    _leave_out_pauses_of_retries()
    _run_branches_in_order()
    _run_rounds_in_order()
    _know_the_round_everywhere()
    _know_errors_of_requests()
    _catch_no_more_than_is_caught()


def _share_in_turns() -> None:
    """Executions run beside requests, and share the reader of definitions and the log groups with them."""
    for owner, name in ((ExecutionWorker, "_get_evaluation_entrypoint"), (CloudWatchLoggingSession, "publish_history_log")):
        stock = getattr(owner, name)

        def in_turn(self, *arguments, stock=stock, **named):
            with inside_moto:
                return stock(self, *arguments, **named)

        setattr(owner, name, in_turn)


def _read_texts_as_json() -> None:
    """A definition is JSON; moto's reader leaves the escapes of some texts unchanged, and reads others as Python."""

    def text_of(parser_rule_context):
        written = parser_rule_context.getText()
        return None if written == "null" else json.loads(written) if written.startswith('"') else written

    preprocessor.Preprocessor._inner_string_of = staticmethod(text_of)
    preprocessor.from_string_literal = text_of


def _write_down_states() -> None:
    stock = CommonStateField._eval_body

    def eval_body(self, env):
        kind = self.state_type.name
        given = env.states.get_input()
        traces.add(execution_of(env), entered=self.name, type=kind, input=given, rounds=rounds_of(env))
        stock(self, env)

    CommonStateField._eval_body = eval_body


def _leave_out_waits() -> None:
    def wait(self, env, wait_seconds):
        traces.add(execution_of(env), waited=state_of(env), seconds=wait_seconds)

    def seconds_until(self, env):
        self.string.eval(env=env)
        until = env.stack.pop()
        if self._from_timestamp_string(until) is None:
            raise FailureEventException(self._create_failure_event(env, until))
        traces.add(execution_of(env), waited=state_of(env), until=until)
        return 0

    wait_function.WaitFunction._wait_interval = wait
    timestamp.Timestamp._get_wait_seconds = seconds_until
    timestamp.Timestamp._wait_interval = lambda self, env, wait_seconds: None


def _leave_out_pauses_of_retries() -> None:
    stock = retrier_decl.RetrierDecl._eval_body
    clock = _Pauses()

    def eval_body(self, env):
        clock.execution, clock.state, clock.error = execution_of(env), state_of(env), env.stack[-1].error_name
        stock(self, env)

    retrier_decl.time = clock
    retrier_decl.RetrierDecl._eval_body = eval_body
    # With jitter, the pause is anything up to what is recorded.
    jitter_strategy_decl.JitterStrategyDecl._eval_body = lambda self, env: None


class _Pauses(threading.local):
    """Replaces the module `time` where a retrier sleeps."""

    execution, state, error = "", "", ""

    def sleep(self, seconds: float) -> None:
        traces.add(self.execution, retried=self.state, error=self.error, seconds=seconds)


def _run_branches_in_order() -> None:
    """One after another, each to its end: what runs beside a failing branch has mostly finished by then."""
    stock = branch_worker.BranchWorker.start

    def start(self):
        stock(self)
        self._worker_thread.join()

    branch_worker.BranchWorker.start = start


def _run_rounds_in_order() -> None:
    component = inline_iteration_component.InlineIterationComponent
    stock = component._eval_body

    def eval_body(self, env):
        env.stack[-1].max_concurrency = 1
        stock(self, env)

    component._eval_body = eval_body


def _know_the_round_everywhere() -> None:
    """The context object of every state within a round has its index; moto sets it only in the first environment."""
    open_frame = environment.Environment.as_inner_frame_of.__func__
    run_round = iteration_worker.IterationWorker._eval_job

    def as_inner_frame_of(cls, env, *arguments, **named):
        frame = open_frame(cls, env, *arguments, **named)
        frame.rounds = rounds_of(env)
        held = env.states.context_object.context_object_data
        if "Map" in held:
            frame.states.context_object.context_object_data["Map"] = held["Map"]
        return frame

    def eval_job(self, env, job):
        env.rounds = [*rounds_of(env), job.job_index]
        run_round(self, env, job)

    environment.Environment.as_inner_frame_of = classmethod(as_inner_frame_of)
    iteration_worker.IterationWorker._eval_job = eval_job


def _know_errors_of_requests() -> None:
    """A definition may name the errors `States.Http.…`, and a failure that is passed on may have any name."""

    class NamedError(custom_error_name.CustomErrorName):
        def __init__(self, error_name):
            if error_name is not None and not error_name.startswith("States.Http."):
                stock(self, error_name)
            super().__init__(error_name)

    stock = custom_error_name.CustomErrorName.__init__
    custom_error_name.CustomErrorName.__init__ = error_name_module.ErrorName.__init__
    preprocessor.CustomErrorName = NamedError


def _catch_no_more_than_is_caught() -> None:
    """States.ALL does not match what ends every execution ("Handling errors in Step Functions workflows")."""
    stock = error_equals_decl.ErrorEqualsDecl._eval_body

    def eval_body(self, env):
        error = env.stack[-1]
        told = error.error_name if error is not None else None
        named = {each.error_name for each in self.error_names}
        stock(self, env)
        if told in ("States.Runtime", "States.DataLimitExceeded") and told not in named:
            env.stack[-1] = False

    error_equals_decl.ErrorEqualsDecl._eval_body = eval_body
