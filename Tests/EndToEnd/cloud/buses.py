"""EventBridge's buses and rules: moto's, extended to check what AWS checks and to deliver with `delivery`."""

import json
import time

from moto.events import models as events
from moto.events.exceptions import InvalidEventPatternException, ValidationException
from moto.events.responses import EventsHandler

from . import delivery, patterns
from .api import parse
from .moto_gaps import refuse
from .senders import sender_for
from .transformer import unknown_placeholder

TARGETS_PER_RULE = 5


def fill() -> None:
    _match_by_own_matcher()
    _deliver_by_own_engine()
    _stamp_events_once()
    _check_patterns()
    _check_targets()
    _know_partner_buses()
    _tag_by_arn()
    _answer_test_event_pattern()


def _match_by_own_matcher() -> None:
    def matches_event(self, event) -> bool:
        return not self.get_pattern() or patterns.matches(self.get_pattern(), json.loads(json.dumps(event)))

    events.EventPattern.matches_event = matches_event


def _deliver_by_own_engine() -> None:
    stock = events.Rule.send_to_targets

    def send_to_targets(self, original_event, transform_input=True) -> None:
        if self.managed_by:  # an archive's own rule stays with moto
            stock(self, original_event, transform_input)
        else:
            delivery.run_rule(self, original_event)

    events.Rule.send_to_targets = send_to_targets


def _stamp_events_once() -> None:
    """An event without a time gets one, the same for every rule."""
    stock = events.EventsBackend.put_events

    def put_events(self, entries):
        now = time.time()
        return stock(self, [{"Time": now, **entry} for entry in entries])

    events.EventsBackend.put_events = put_events


def _check_patterns() -> None:
    stock = events.EventsBackend.put_rule

    def put_rule(self, name, *arguments, **named):
        pattern = named.get("event_pattern")
        if pattern and not named.get("managed_by"):
            check_pattern(pattern)
        return stock(self, name, *arguments, **named)

    events.EventsBackend.put_rule = put_rule


def check_pattern(text: str) -> dict:
    """The pattern of PutRule, or the error that AWS returns."""
    try:
        pattern = json.loads(text)
        patterns.check(pattern)
    except ValueError as error:
        raise InvalidEventPatternException(reason=str(error)) from None
    if len(text) > 4096:
        raise ValidationException("Member must have length less than or equal to 4096")
    return pattern


def _check_targets() -> None:
    stock = events.EventsBackend.put_targets

    def put_targets(self, name, event_bus_arn, targets):
        rule = self.describe_rule(name, event_bus_arn)
        if not rule.managed_by:
            for target in targets:
                check_target(target)
            ids = {each["Id"] for each in rule.targets} | {each["Id"] for each in targets}
            if len(ids) > TARGETS_PER_RULE:
                text = "The requested resource exceeds the maximum number allowed."
                raise refuse("LimitExceededException", text)
        return stock(self, name, event_bus_arn, targets)

    events.EventsBackend.put_targets = put_targets


def check_target(target: dict) -> None:
    """Raises the error of PutTargets for a target that it rejects."""
    name = target["Id"]
    try:
        kind = parse(target["Arn"])
        sender_for(target["Arn"])
    except Exception as error:
        raise ValidationException(f"Parameter {target['Arn']} is not valid. Reason: {error}") from None
    forms = [key for key in ("Input", "InputPath", "InputTransformer") if target.get(key) is not None]
    if len(forms) > 1:
        raise ValidationException(
            f"Only one of Input, InputPath, or InputTransformer must be provided for target {name}."
        )
    if target.get("Input") is not None:
        try:
            json.loads(target["Input"])
        except ValueError:
            raise ValidationException(f"Parameter Input for target {name} is not a valid JSON text.") from None
    if transformer := target.get("InputTransformer"):
        paths = transformer.get("InputPathsMap") or {}
        if any(key.startswith("AWS") for key in paths) or len(paths) > 100:
            raise ValidationException(f"InputPathsMap for target {name} is not valid.")
        if not 1 <= len(transformer["InputTemplate"]) <= 8192:
            raise ValidationException(f"InputTemplate for target {name} is not between 1 and 8192 characters.")
        if unknown := unknown_placeholder(transformer):
            raise ValidationException(f"InputTemplate for target {name} contains invalid placeholder {unknown}.")
    if kind.service in ("events", "states", "kinesis", "firehose", "ecs", "batch", "codebuild"):
        if not target.get("RoleArn"):
            raise ValidationException(f"RoleArn is required for target {target['Arn']}.")
    retry = target.get("RetryPolicy") or {}
    if not 0 <= retry.get("MaximumRetryAttempts", 0) <= 185:
        raise ValidationException(f"MaximumRetryAttempts of target {name} is not between 0 and 185.")
    if not 60 <= retry.get("MaximumEventAgeInSeconds", 60) <= 86400:
        raise ValidationException(f"MaximumEventAgeInSeconds of target {name} is not between 60 and 86400.")


def _know_partner_buses() -> None:
    """Names of partner buses contain slashes, and their event source can be accepted."""
    stock = events.EventsBackend.create_event_bus

    def normalize(self, name: str | None) -> str:
        if not name:
            return "default"
        return name.split(":event-bus/", 1)[1] if name.startswith("arn:") else name

    def create_event_bus(self, name, event_source_name=None, **named):
        if event_source_name and event_source_name.startswith("aws.partner/"):
            if name != event_source_name:
                text = "Event bus name and event source name must be the same for partner event sources."
                raise refuse("ValidationException", text)
            source = events.PartnerEventSource(self.region_name, event_source_name)
            self.event_sources.setdefault(event_source_name, source)
        return stock(self, name, event_source_name, **named)

    events.EventsBackend._normalize_event_bus_arn = normalize
    events.EventsBackend.create_event_bus = create_event_bus


def _tag_by_arn() -> None:
    """moto finds a rule's tags by its name alone, whatever its bus."""

    def list_tags_for_resource(self, arn):
        return self.tagger.list_tags_for_resource(arn)

    def tag_resource(self, arn, tags):
        self.tagger.tag_resource(arn, tags)

    def untag_resource(self, arn, tag_names):
        self.tagger.untag_resource_using_names(arn, tag_names)

    events.EventsBackend.list_tags_for_resource = list_tags_for_resource
    events.EventsBackend.tag_resource = tag_resource
    events.EventsBackend.untag_resource = untag_resource


def _answer_test_event_pattern() -> None:
    required = ("id", "account", "source", "time", "region", "detail-type")

    def test_event_pattern(self):
        pattern = check_pattern(self._get_param("EventPattern"))
        event = json.loads(self._get_param("Event"))
        if any(key not in event for key in required):
            raise ValidationException("Parameter Event is not valid.")
        return json.dumps({"Result": patterns.matches(pattern, event)})

    EventsHandler.test_event_pattern = test_event_pattern
