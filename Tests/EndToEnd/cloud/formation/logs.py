"""Log groups, whose ARN from `Fn::GetAtt` ends with `:*`, and their streams."""

from moto.logs import models as logs

from .resource import CloudFormationModel, Resource, client


def fill() -> None:
    stock = logs.LogGroup.get_cfn_attribute

    def get_cfn_attribute(self, attribute_name):
        told = stock(self, attribute_name)
        return told + ":*" if attribute_name == "Arn" and not told.endswith(":*") else told

    logs.LogGroup.get_cfn_attribute = get_cfn_attribute


class LogStream(Resource, CloudFormationModel):
    TYPE, NAME = "AWS::Logs::LogStream", "LogStreamName"

    @classmethod
    def make(cls, name, properties, region, account):
        api, group = client("logs", region), properties["LogGroupName"]
        api.create_log_stream(logGroupName=group, logStreamName=name)
        return cls(name, {}, lambda: api.delete_log_stream(logGroupName=group, logStreamName=name))
