"""Log groups: the ARN that `Fn::GetAtt` tells ends with `:*`."""

from moto.logs import models as logs


def fill() -> None:
    stock = logs.LogGroup.get_cfn_attribute

    def get_cfn_attribute(self, attribute_name):
        told = stock(self, attribute_name)
        return told + ":*" if attribute_name == "Arn" and not told.endswith(":*") else told

    logs.LogGroup.get_cfn_attribute = get_cfn_attribute
