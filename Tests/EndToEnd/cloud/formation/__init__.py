"""CloudFormation resource types that moto's create-stack skips, or creates only in part."""

from . import buses, chat, functions, logs, machines, permissions, scheduler, substitution


def fill() -> None:
    """The types register themselves with moto when they are imported; they replace moto's own."""
    for module in (buses, chat, functions, logs, machines, permissions, scheduler):
        module.fill()
    substitution.fill()
