"""The rules of a template, which are checked before anything is created: moto passes over them."""

from moto.cloudformation import exceptions, parsing


def fill() -> None:
    stock = parsing.ResourceMap.load

    def load(resources):
        stock(resources)
        for name, rule in resources._template.get("Rules", {}).items():
            for assertion in rule["Assertions"]:
                if not _holds(assertion["Assert"], resources):
                    raise exceptions.ValidationError(
                        message=f"Template error: rule {name} failed: {assertion.get('AssertDescription', '')}"
                    )

    parsing.ResourceMap.load = load


def _holds(assertion, resources) -> bool:
    ((function, operands),) = assertion.items()
    if function != "Fn::Equals":
        raise NotImplementedError(function)
    left, right = (parsing.clean_json(each, resources) for each in operands)
    return left == right
