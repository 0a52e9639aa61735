"""The state machines of a project, as CloudFormation would make them."""

import json
from typing import Any

from .project import Project


def of(project: Project) -> dict[str, tuple[str, dict[str, Any]]]:
    """Type and definition of every machine, by its name."""
    found = {}
    for resource in project.resolved().values():
        if resource["Type"] == "AWS::StepFunctions::StateMachine":
            properties = resource["Properties"]
            definition = properties.get("Definition") or properties["DefinitionString"]
            definition = json.loads(definition) if isinstance(definition, str) else definition
            found[properties["StateMachineName"]] = (properties.get("StateMachineType", "STANDARD"), definition)
    return found
