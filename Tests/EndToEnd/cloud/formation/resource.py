"""The interface that moto requires of a resource type, in fewer words."""

import json
from typing import Any

from botocore.exceptions import ClientError
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.core.common_models import CloudFormationModel

from ..api import client


class Resource:
    """A resource that is created through the service's own API. Subclasses also inherit moto's CloudFormationModel."""

    TYPE = ""
    NAME = "Name"

    def __init__(self, physical_id: str, attributes: dict[str, str], delete):
        self.physical_resource_id = physical_id
        self._attributes, self._delete = attributes, delete

    @classmethod
    def make(cls, name: str, properties: dict[str, Any], region: str, account: str) -> "Resource":
        raise NotImplementedError

    @classmethod
    def cloudformation_type(cls) -> str:
        return cls.TYPE

    @classmethod
    def cloudformation_name_type(cls) -> str:
        return cls.NAME

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        return cls.make(resource_name, cloudformation_json.get("Properties") or {}, region_name, account_id)

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        original_resource.delete(account_id, region_name)
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    @classmethod
    def delete_from_cloudformation_json(cls, *_):
        """Stacks delete through the instance."""

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return True

    def get_cfn_attribute(self, name: str) -> str:
        if name not in self._attributes:
            raise UnformattedGetAttTemplateException()
        return self._attributes[name]

    def delete(self, *_: object) -> None:
        """Deletes it, unless it was deleted with its owner: moto deletes in no particular order."""
        try:
            self._delete()
        except ClientError as error:
            if error.response["Error"]["Code"] not in ("ResourceNotFoundException", "NoSuchEntity", "404"):
                raise


def text(document: Any) -> str:
    """A policy or pattern as the text that an API accepts."""
    return document if isinstance(document, str) else json.dumps(document)


def api_spelling(target: dict[str, Any]) -> None:
    """A container task's network in the spelling of the APIs, which differs from CloudFormation's."""
    network = (target.get("EcsParameters") or {}).get("NetworkConfiguration") or {}
    for spelling in ("AwsVpcConfiguration", "AwsvpcConfiguration"):
        if spelling in network:
            network["awsvpcConfiguration"] = network.pop(spelling)


def nothing() -> None:
    """For what is deleted with its owner."""


__all__ = ["CloudFormationModel", "Resource", "api_spelling", "client", "nothing", "text"]
