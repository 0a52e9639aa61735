"""State machines with all their properties."""

from moto.stepfunctions import models as stepfunctions

from .resource import client, text


def fill() -> None:
    stock = stepfunctions.StateMachine

    def create(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        properties = cloudformation_json["Properties"]
        api = client("stepfunctions", region_name)
        made = api.create_state_machine(
            name=properties.get("StateMachineName", resource_name),
            type=properties.get("StateMachineType", "STANDARD"),
            roleArn=properties["RoleArn"],
            definition=text(properties.get("Definition") or properties["DefinitionString"]),
            loggingConfiguration=_lower(properties.get("LoggingConfiguration", {})),
            tracingConfiguration=_lower(properties.get("TracingConfiguration", {})),
            tags=_lower(properties.get("Tags", [])),
        )
        return backend(account_id, region_name).describe_state_machine(made["stateMachineArn"])

    def delete(cls, resource_name, cloudformation_json, account_id, region_name):
        client("stepfunctions", region_name).delete_state_machine(stateMachineArn=resource_name)

    def backend(account_id, region_name):
        from moto.stepfunctions.parser.models import stepfunctions_parser_backends

        return stepfunctions_parser_backends[account_id][region_name]

    stock.create_from_cloudformation_json = classmethod(create)
    stock.delete_from_cloudformation_json = classmethod(delete)


def _lower(value):
    """A configuration in the spelling of the API: every name starts with a lower-case letter."""
    if isinstance(value, dict):
        return {key[0].lower() + key[1:]: _lower(inner) for key, inner in value.items()}
    return [_lower(inner) for inner in value] if isinstance(value, list) else value
