"""CloudFormation templates: read strictly, and resolved as CloudFormation would.

Written independently of moto's reader and of the compiler, so that a mistake in either shows.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from . import names
from .places import ACCOUNT, REGION

_SUBSTITUTION = re.compile(r"\$\{(!?)([^}]*)\}")
_DYNAMIC = re.compile(r"\{\{resolve:(secretsmanager|ssm|ssm-secure):([^}]*)\}\}")


class Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms. A duplicate key is an error."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise ValueError(f"a key is given twice: {keys}")
        return super().construct_mapping(node, deep)


def _short_form(loader: Loader, suffix: str, node: yaml.Node) -> dict:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


Loader.add_multi_constructor("!", _short_form)


def load(path: Path) -> dict[str, Any]:
    text = path.read_text()
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader)


def in_order(paths: list[Path]) -> list[Path]:
    """Templates in an order in which each comes after those whose exports it imports."""
    loaded = {path: load(path) for path in paths}
    exported = {
        path: {each["Export"]["Name"] for each in _outputs(loaded[path]) if "Export" in each} for path in paths
    }
    imported = {path: set(_imports(loaded[path])) for path in paths}
    ordered: list[Path] = []
    while len(ordered) < len(paths):
        known = {name for path in ordered for name in exported[path]}
        ready = [path for path in paths if path not in ordered and imported[path] <= known]
        if not ready:
            raise ValueError(f"no order for {[path.name for path in paths if path not in ordered]}")
        ordered += ready
    return ordered


def _outputs(loaded: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(loaded.get("Outputs", {}).values())


def _imports(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["Fn::ImportValue"]] if "Fn::ImportValue" in value else []
        return own + [found for inner in value.values() for found in _imports(inner)]
    return [found for inner in value for found in _imports(inner)] if isinstance(value, list) else []


def nulls(value: Any, path: str = "") -> list[str]:
    """Where a template contains null, which CloudFormation rejects."""
    if value is None:
        return [path]
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in nulls(inner, f"{path}/{key}")]
    if isinstance(value, list):
        return [found for index, inner in enumerate(value) for found in nulls(inner, f"{path}/{index}")]
    return []


class Resolver:
    """A template with its parameters given; `resources()` is what CloudFormation would request from the services."""

    def __init__(
        self,
        template: Mapping[str, Any],
        parameters: Mapping[str, str],
        exports: Mapping[str, Any] | None = None,
        secret: Callable[[str, str], str] | None = None,
        stack: str = "stack",
    ):
        self.template = template
        self._exports = exports or {}
        self._secret = secret
        self._resolving: list[str] = []
        self._pseudo = {
            "AWS::AccountId": ACCOUNT,
            "AWS::Partition": "aws",
            "AWS::Region": REGION,
            "AWS::StackName": stack,
            "AWS::URLSuffix": "amazonaws.com",
        }
        self._parameters = dict(self._pseudo)
        unknown = set(parameters) - set(template.get("Parameters", {}))
        if unknown:
            raise ValueError(f"the template has no parameters {sorted(unknown)}")
        for name, declared in template.get("Parameters", {}).items():
            if name not in parameters and "Default" not in declared:
                raise ValueError(f"parameter {name} needs a value")
            value = str(parameters.get(name, declared.get("Default")))
            if "AllowedPattern" in declared and not re.fullmatch(declared["AllowedPattern"], value):
                raise ValueError(f"parameter {name}: '{value}' does not match {declared['AllowedPattern']}")
            self._parameters[name] = value

    def resources(self) -> dict[str, dict[str, Any]]:
        """Type and resolved properties of every resource, by logical id."""
        return {
            logical: {"Type": body["Type"], "Properties": self._properties(logical)}
            for logical, body in self.template["Resources"].items()
            if self._exists(body)
        }

    def outputs(self) -> dict[str, Any]:
        return {
            name: self.value(body["Value"])
            for name, body in self.template.get("Outputs", {}).items()
            if self._exists(body)
        }

    def exports(self) -> dict[str, Any]:
        return {
            self.value(body["Export"]["Name"]): self.value(body["Value"])
            for body in self.template.get("Outputs", {}).values()
            if "Export" in body
        }

    def value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if isinstance(value, str):
            return self._dynamic(value)
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((key, argument),) = value.items()
            if key == "Ref":
                return self._reference(argument)
            if key.startswith("Fn::"):
                return self._function(key, argument)
        return {key: self.value(inner) for key, inner in value.items()}

    def _function(self, name: str, argument: Any) -> Any:
        if name == "Fn::GetAtt":
            logical, attribute = argument.split(".", 1) if isinstance(argument, str) else argument
            return self._attribute(logical, attribute)
        if name == "Fn::Sub":
            return self._substitute(argument)
        if name == "Fn::Join":
            return str(argument[0]).join(str(each) for each in self.value(argument[1]))
        if name == "Fn::Select":
            return self.value(argument[1])[int(argument[0])]
        if name == "Fn::Split":
            return self.value(argument[1]).split(argument[0])
        if name == "Fn::If":
            return self.value(argument[1 if self._condition(argument[0]) else 2])
        if name == "Fn::ImportValue":
            return self._exports[self.value(argument)]
        if name == "Fn::FindInMap":
            table, first, second = (self.value(each) for each in argument)
            return self.template["Mappings"][table][first][second]
        raise ValueError(f"{name} is not known here")

    def _substitute(self, argument: Any) -> str:
        text, own = argument if isinstance(argument, list) else (argument, {})

        def replace(found: re.Match) -> str:
            literal, name = found.groups()
            if literal:
                return "${" + name + "}"
            if name in own:
                return str(self.value(own[name]))
            return str(self._attribute(*name.split(".", 1)) if "." in name else self._reference(name))

        return self._dynamic(_SUBSTITUTION.sub(replace, text))

    def _dynamic(self, text: str) -> str:
        def replace(found: re.Match) -> str:
            if self._secret is None:
                raise ValueError(f"no secrets are given, {found.group(0)} cannot be resolved")
            return self._secret(*found.groups())

        return _DYNAMIC.sub(replace, text)

    def _condition(self, name: str) -> bool:
        ((function, argument),) = self.template["Conditions"][name].items()
        if function == "Fn::Equals":
            return self.value(argument[0]) == self.value(argument[1])
        if function == "Fn::Not":
            ((inner, operands),) = argument[0].items()
            if inner == "Condition":
                return not self._condition(operands)
            if inner == "Fn::Equals":
                return self.value(operands[0]) != self.value(operands[1])
        raise ValueError(f"condition {name} is not known here")

    def _exists(self, body: Mapping[str, Any]) -> bool:
        return "Condition" not in body or self._condition(body["Condition"])

    def _reference(self, name: str) -> str:
        if name in self._parameters:
            return self._parameters[name]
        return self._identity(name)["Ref"]

    def _attribute(self, logical: str, attribute: str) -> str:
        found = self._identity(logical)
        if attribute not in found:
            raise ValueError(f"{self.template['Resources'][logical]['Type']} has no attribute {attribute}")
        return found[attribute]

    def _identity(self, logical: str) -> dict[str, Any]:
        if logical not in self.template["Resources"]:
            raise ValueError(f"there is no resource {logical}")
        kind = self.template["Resources"][logical]["Type"]
        entry = names.entries().get(kind)
        if entry is None:
            raise ValueError(f"names/ has no entry for {kind}")
        named = self.template["Resources"][logical].get("Properties", {})
        # Only the properties of the identity: others may refer back to this resource.
        wanted = set(re.findall(r"\{([A-Za-z]+)/?\}", json.dumps(entry.identity)))
        if logical in self._resolving:
            raise ValueError(f"{logical} needs itself to be named")
        self._resolving.append(logical)
        properties = {key: self.value(each) for key, each in named.items() if key in wanted}
        self._resolving.pop()
        return names.identity(entry, {key: _first(each) for key, each in properties.items()})

    def _properties(self, logical: str) -> dict[str, Any]:
        return self.value(self.template["Resources"][logical].get("Properties", {}))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value
