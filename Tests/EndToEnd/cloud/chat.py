"""Amazon Q Developer in chat applications: channel configurations, and which messages a channel would show.

moto has no such service. A message that a topic publishes is shown only if it has the custom notification's
form ("Custom notifications using Amazon Q Developer in chat applications"); anything else vanishes.
"""

import json
import threading
from typing import Any

from . import record

ACCOUNT = "123456789012"
_SLACK, _TEAMS = "slack-channel", "microsoft-teams-channel"
_RENAMED = {"GuardrailPolicies": "GuardrailPolicyArns", "UserRoleRequired": "UserAuthorizationRequired"}


class Chat:
    """The channel configurations of the account."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._channels: dict[str, dict[str, Any]] = {}

    def clear(self) -> None:
        with self._lock:
            self._channels.clear()

    def create(self, kind: str, request: dict[str, Any]) -> dict[str, Any]:
        arn = f"arn:aws:chatbot::{ACCOUNT}:chat-configuration/{kind}/{request['ConfigurationName']}"
        with self._lock:
            if arn in self._channels:
                raise LookupError(f"{arn} exists already")
            channel = {
                "ChatConfigurationArn": arn,
                "LoggingLevel": "NONE",
                "GuardrailPolicyArns": [],
                "SnsTopicArns": [],
                "UserAuthorizationRequired": False,
                "State": "ENABLED",
                "Tags": [],
            }
            channel |= {_RENAMED.get(key, key): value for key, value in request.items()}
            if kind == _SLACK:
                channel |= {"SlackTeamName": "team", "SlackChannelName": channel["SlackChannelId"]}
            self._channels[arn] = channel
            return channel

    def find(self, arn: str) -> dict[str, Any] | None:
        with self._lock:
            return self._channels.get(arn)

    def list(self, kind: str) -> list[dict[str, Any]]:
        with self._lock:
            return [each for arn, each in self._channels.items() if f":chat-configuration/{kind}/" in arn]

    def delete(self, arn: str) -> None:
        with self._lock:
            self._channels.pop(arn, None)

    def hear(self, topic_arn: str, message: str) -> None:
        """A topic published a message: every channel that subscribes to it shows or drops it."""
        for kind in (_SLACK, _TEAMS):
            for channel in self.list(kind):
                if topic_arn in channel["SnsTopicArns"]:
                    problem = problem_of(message)
                    record.chat_messages.add(
                        channel=channel["ConfigurationName"],
                        shown=problem is None,
                        reason=problem or "",
                        message=message,
                    )


chat = Chat()


def problem_of(message: str) -> str | None:
    """Why a channel would not show this message, or None."""
    try:
        notification = json.loads(message)
    except ValueError:
        return "not JSON"
    if not isinstance(notification, dict):
        return "not an object"
    if notification.get("version") != "1.0":
        return "version is not 1.0"
    if notification.get("source") != "custom":
        return "source is not custom, and no AWS event is expected here"
    content = notification.get("content")
    if not isinstance(content, dict) or not isinstance(content.get("description"), str):
        return "content.description is no text"
    if content.get("textType", "client-markdown") != "client-markdown":
        return "textType is not client-markdown"
    limits = {"title": 250, "description": 8000}
    for key, limit in limits.items():
        if key in content and (not isinstance(content[key], str) or len(content[key]) > limit):
            return f"content.{key} is no text of at most {limit} characters"
    unknown = set(notification) - {"version", "source", "id", "content", "metadata"}
    unknown |= set(content) - {"textType", "title", "description", "nextSteps", "keywords"}
    return f"unknown: {sorted(unknown)}" if unknown else None


def answer(path: str, request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """The service's REST interface: the status and body for one request."""
    arn = request.get("ChatConfigurationArn") or request.get("ResourceARN") or ""
    kind = _TEAMS if "ms-teams" in path else _SLACK
    channel = chat.find(arn)
    if path.startswith("/create-"):
        try:
            return 201, {"ChannelConfiguration": chat.create(kind, request)}
        except LookupError as error:
            return 409, {"message": str(error)}
    if path == "/describe-slack-channel-configurations" and not arn:
        return 200, {"SlackChannelConfigurations": chat.list(_SLACK)}
    if path == "/list-ms-teams-channel-configurations":
        # Terraform's provider finds a channel by its team, and reads several as none at all.
        found = [each for each in chat.list(_TEAMS) if request.get("TeamId") in (None, each["TeamId"])]
        return 200, {"TeamChannelConfigurations": found}
    if path == "/describe-slack-channel-configurations":
        return 200, {"SlackChannelConfigurations": [channel] if channel else []}
    if channel is None:
        return 404, {"message": f"{arn} does not exist"}
    if path == "/get-ms-teams-channel-configuration":
        return 200, {"ChannelConfiguration": channel}
    if path.startswith("/update-"):
        channel.update({key: value for key, value in request.items() if key != "Tags"})
        return 200, {"ChannelConfiguration": channel}
    if path.startswith("/delete-"):
        chat.delete(arn)
        return 204, {}
    if path == "/list-tags-for-resource":
        return 200, {"Tags": channel["Tags"]}
    if path == "/tag-resource":
        tagged = {each["TagKey"]: each for each in channel["Tags"] + request["Tags"]}
        channel["Tags"] = list(tagged.values())
        return 200, {}
    if path == "/untag-resource":
        channel["Tags"] = [each for each in channel["Tags"] if each["TagKey"] not in request["TagKeys"]]
        return 200, {}
    return 400, {"message": f"the test cloud does not know {path}"}
