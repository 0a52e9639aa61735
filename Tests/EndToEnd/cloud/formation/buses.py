"""Buses with all their properties, their policies, archives with a pattern, connections, API destinations."""

from moto.events import models as events

from .resource import CloudFormationModel, Resource, api_spelling, client, nothing, text


def fill() -> None:
    events.EventBus.create_from_cloudformation_json = classmethod(_create_bus)
    events.EventBus.physical_resource_id = property(lambda bus: bus.name)
    events.Archive.physical_resource_id = property(lambda archive: archive.name)
    stock = events.Archive.create_from_cloudformation_json.__func__

    def create_archive(cls, resource_name, cloudformation_json, account_id, region_name, **named):
        properties = cloudformation_json["Properties"]
        if "EventPattern" in properties:
            properties["EventPattern"] = text(properties["EventPattern"])
        return stock(cls, resource_name, cloudformation_json, account_id, region_name, **named)

    events.Archive.create_from_cloudformation_json = classmethod(create_archive)
    make_rule = events.Rule.create_from_cloudformation_json.__func__

    def create_rule(cls, resource_name, cloudformation_json, account_id, region_name, **named):
        for target in cloudformation_json["Properties"].get("Targets", []):
            api_spelling(target)
        return make_rule(cls, resource_name, cloudformation_json, account_id, region_name, **named)

    events.Rule.create_from_cloudformation_json = classmethod(create_rule)


def _create_bus(_, resource_name, cloudformation_json, account_id, region_name, **__):
    properties = cloudformation_json["Properties"]
    return events.events_backends[account_id][region_name].create_event_bus(
        name=resource_name,
        event_source_name=properties.get("EventSourceName"),
        description=properties.get("Description"),
        kms_key_identifier=properties.get("KmsKeyIdentifier"),
        dead_letter_config=properties.get("DeadLetterConfig"),
        tags=properties.get("Tags"),
    )


class BusPolicy(Resource, CloudFormationModel):
    TYPE = "AWS::Events::EventBusPolicy"

    @classmethod
    def make(cls, name, properties, region, account):
        bus = properties.get("EventBusName", "default")
        policy = {"Version": "2012-10-17", "Statement": [properties["Statement"]]}
        client("events", region).put_permission(EventBusName=bus, Policy=text(policy))
        return cls(properties["StatementId"], {}, nothing)


class Connection(Resource, CloudFormationModel):
    TYPE = "AWS::Events::Connection"

    @classmethod
    def make(cls, name, properties, region, account):
        events_api = client("events", region)
        request = {key: value for key, value in properties.items() if key != "Name"}
        auth = request.get("AuthParameters") or {}
        made = events_api.create_connection(Name=name, **{**request, "AuthParameters": auth})
        secret = events_api.describe_connection(Name=name)["SecretArn"]
        attributes = {"Arn": made["ConnectionArn"], "SecretArn": secret}
        return cls(name, attributes, lambda: events_api.delete_connection(Name=name))


class ApiDestination(Resource, CloudFormationModel):
    TYPE = "AWS::Events::ApiDestination"

    @classmethod
    def make(cls, name, properties, region, account):
        events_api = client("events", region)
        arn = events_api.create_api_destination(**{**properties, "Name": name})["ApiDestinationArn"]
        return cls(name, {"Arn": arn}, lambda: events_api.delete_api_destination(Name=name))
