"""`Fn::Sub` as CloudFormation evaluates it: moto's own fails on quotes and on `${!literal}`."""

import re

from moto.cloudformation import parsing

_VARIABLE = re.compile(r"\$\{(!?)([^}]*)\}")


def fill() -> None:
    stock = parsing.clean_json

    def clean_json(resource_json, resources_map):
        if isinstance(resource_json, dict) and list(resource_json) == ["Fn::Sub"]:
            return _substitute(resource_json["Fn::Sub"], resources_map, clean_json)
        return stock(resource_json, resources_map)

    parsing.clean_json = clean_json


def _substitute(argument, resources_map, clean) -> str:
    template, own = argument if isinstance(argument, list) else (argument, {})
    values = {name: clean(value, resources_map) for name, value in own.items()}

    def replace(found: re.Match) -> str:
        literal, name = found.groups()
        if literal:
            return "${" + name + "}"
        if name in values:
            return str(values[name])
        if "." in name:
            return str(clean({"Fn::GetAtt": name.split(".", 1)}, resources_map))
        return str(clean({"Ref": name}, resources_map))

    return _VARIABLE.sub(replace, template)
