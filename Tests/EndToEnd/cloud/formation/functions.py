"""Functions: their addresses, the conditions of their permissions, and where they log."""

import json

from moto.awslambda import models, policy
from moto.core.exceptions import JsonRESTError

from .resource import CloudFormationModel, Resource, client

_CONDITIONS = {
    "FunctionUrlAuthType": ("StringEquals", "lambda:FunctionUrlAuthType"),
    "InvokedViaFunctionUrl": ("Bool", "lambda:InvokedViaFunctionUrl"),
}


def fill() -> None:
    _keep_conditions()
    _keep_log_groups()


def _keep_conditions() -> None:
    """moto keeps what a permission says about the function's URL as members of the statement. AWS turns them into
    conditions, and accepts the authentication type with one action only."""
    stock = policy.Policy.add_statement

    def add_statement(self, raw, qualifier=None):
        asked = json.loads(raw)
        if "FunctionUrlAuthType" in asked and asked["Action"] != "lambda:InvokeFunctionUrl":
            text = "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action"
            raise JsonRESTError("InvalidParameterValueException", text)
        told = {key: asked.pop(key) for key in _CONDITIONS if key in asked}
        statement, revision = stock(self, json.dumps(asked), qualifier)
        for key, value in told.items():
            operation, condition = _CONDITIONS[key]
            text = value if isinstance(value, str) else json.dumps(value)
            statement.setdefault("Condition", {}).setdefault(operation, {})[condition] = text
        return statement, revision

    policy.Policy.add_statement = add_statement


def _keep_log_groups() -> None:
    """moto forgets where a function logs, so Terraform plans to set it again."""
    make, tell = models.LambdaFunction.__init__, models.LambdaFunction.get_configuration

    def remember(self, account_id, spec, region, *arguments, **named):
        make(self, account_id, spec, region, *arguments, **named)
        self.logging_config = spec.get("LoggingConfig")

    def get_configuration(self, *arguments, **named):
        told = tell(self, *arguments, **named)
        return told | ({"LoggingConfig": self.logging_config} if self.logging_config else {})

    models.LambdaFunction.__init__ = remember
    models.LambdaFunction.get_configuration = get_configuration


class FunctionURL(Resource, CloudFormationModel):
    TYPE, NAME = "AWS::Lambda::Url", ""

    @classmethod
    def make(cls, name, properties, region, account):
        functions, function = client("lambda", region), properties["TargetFunctionArn"]
        made = functions.create_function_url_config(FunctionName=function, AuthType=properties["AuthType"])
        attributes = {"FunctionArn": made["FunctionArn"], "FunctionUrl": made["FunctionUrl"]}
        return cls(function, attributes, lambda: functions.delete_function_url_config(FunctionName=function))
