"""JSONata in state machines, evaluated by the package jsonata-python.

`$states` and the variables are bound as values. The functions that Step Functions adds to JSONata are bound beside
them, and an expression that returns nothing, or a function, fails as it does there ("Transforming data with JSONata in
Step Functions").
"""

import hashlib
import json
import math
import uuid
from collections.abc import Mapping
from typing import Any

import jsonata
from jsonata import functions
from jsonata.utils import Utils
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import (
    FailureEvent,
    FailureEventException,
)
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name import StatesErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name_type import StatesErrorNameType
from moto.stepfunctions.parser.asl.component.common.string import string_expression
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails
from moto.stepfunctions.parser.asl.eval.states import States

_HASHES = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


class Failed(ValueError):
    """An expression that fails with States.QueryEvaluationError in Step Functions."""


def fill() -> None:
    string_expression.StringJSONata._eval_body = _eval_body
    _keep_characters()
    _leave_no_old_results()


def evaluate(expression: str, bindings: Mapping[str, Any]) -> Any:
    """The result of an expression, as plain JSON values."""
    try:
        parsed = jsonata.Jsonata(expression)
        parsed.set_output_convert_nulls(False)
        for name, function in _FUNCTIONS.items():
            parsed.register_lambda(name, function)
        result = parsed.evaluate(None, {name: _given(value) for name, value in bindings.items()})
    except Exception as error:  # the package raises any exception of Python
        raise Failed(f"The JSONata expression '{expression}' threw an error: {error}") from None
    if result is None:
        raise Failed(f"The JSONata expression '{expression}' returned nothing (undefined).")
    return _plain(result, expression)


def _eval_body(self, env) -> None:
    variables = {**env.variable_store._outer_scope, **env.variable_store._inner_scope}
    try:
        env.stack.append(evaluate(self.expression, {**variables, "states": env.states._states_data}))
    except Failed as failed:
        name = StatesErrorName(typ=StatesErrorNameType.StatesQueryEvaluationError)
        details = EventDetails(
            evaluationFailedEventDetails={"error": name.error_name, "cause": str(failed), "state": self.expression}
        )
        raise FailureEventException(
            FailureEvent(env=env, error_name=name, event_type="EvaluationFailed", event_details=details)
        ) from None


def _given(value: Any) -> Any:
    """A value for the package, which reads None as nothing: a whole number is not a float, as in JavaScript."""
    if value is None:
        return Utils.NULL_VALUE
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, Mapping):
        return {key: _given(inner) for key, inner in value.items()}
    return [_given(inner) for inner in value] if isinstance(value, list) else value


def _plain(value: Any, expression: str) -> Any:
    """A result without the package's own types."""
    if value is Utils.NULL_VALUE or value is None:
        return None
    if isinstance(value, (bool, str, int)):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Failed(f"The JSONata expression '{expression}' returned no JSON number.")
        return _given(value)
    if isinstance(value, Mapping):
        return {key: _plain(inner, expression) for key, inner in value.items()}
    if isinstance(value, (list, range)):
        return [_plain(inner, expression) for inner in value]
    raise Failed(f"The JSONata expression '{expression}' returned an unsupported result type.")


def _partition(values: Any, size: int) -> list:
    values = values if isinstance(values, list) else [values]
    return [values[start : start + size] for start in range(0, len(values), size)]


def _range(first: int, last: int, step: int) -> list:
    return list(range(first, last + (1 if step > 0 else -1), step))


def _hash(text: Any, algorithm: str) -> str:
    text = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False, separators=(",", ":"))
    return hashlib.new(_HASHES[algorithm], text.encode()).hexdigest()


def _evaluated(*_: Any) -> Any:
    raise ValueError("$eval is not supported in Step Functions, use $parse")


_FUNCTIONS = {
    "partition": _partition,
    "range": _range,
    "hash": _hash,
    "uuid": lambda: str(uuid.uuid4()),
    "parse": json.loads,
    "eval": _evaluated,
}


def _keep_characters() -> None:
    """`$string` writes characters as they are; the package escapes everything that is not ASCII."""
    stock = functions.Functions.Encoder.__init__

    def init(self, *arguments, **named):
        stock(self, *arguments, **{**named, "ensure_ascii": False})

    functions.Functions.Encoder.__init__ = init


def _leave_no_old_results() -> None:
    """Without a result or an error, `$states` has no such member; moto has null there."""
    stock = States.reset

    def reset(self, input_value):
        stock(self, input_value)
        self._states_data.pop("result", None)
        self._states_data.pop("errorOutput", None)

    States.reset = reset
