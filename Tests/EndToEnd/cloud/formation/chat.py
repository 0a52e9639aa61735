"""Channel configurations of Amazon Q Developer in chat applications."""

from ..chat import chat
from .resource import CloudFormationModel, Resource


def fill() -> None:
    """Importing this module is enough."""


def _make(cls, kind: str, names: dict[str, str], properties: dict):
    request = {names.get(key, key): value for key, value in properties.items()}
    request["Tags"] = [{"TagKey": each["Key"], "TagValue": each["Value"]} for each in properties.get("Tags", [])]
    arn = chat.create(kind, request)["ChatConfigurationArn"]
    return cls(arn, {"Arn": arn}, lambda: chat.delete(arn))


class SlackChannel(Resource, CloudFormationModel):
    TYPE, NAME = "AWS::Chatbot::SlackChannelConfiguration", "ConfigurationName"

    @classmethod
    def make(cls, name, properties, region, account):
        return _make(cls, "slack-channel", {"SlackWorkspaceId": "SlackTeamId"}, properties)


class TeamsChannel(Resource, CloudFormationModel):
    TYPE, NAME = "AWS::Chatbot::MicrosoftTeamsChannelConfiguration", "ConfigurationName"

    @classmethod
    def make(cls, name, properties, region, account):
        names = {"TeamsTenantId": "TenantId", "TeamsChannelId": "ChannelId", "TeamsChannelName": "ChannelName"}
        return _make(cls, "microsoft-teams-channel", names, properties)
