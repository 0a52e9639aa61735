"""State machines, run by moto's interpreter of the States Language.

What comes next, which branch is taken, what is tried again and what is caught is decided by moto. Added is what it
lacks: the evaluation of JSONata by a package, the calls of services as the role allows them, `http:invoke`, time
that does not pass, and a record of all that was done.
"""

from . import executions, expressions, integrations, interpreter


def fill() -> None:
    expressions.fill()
    interpreter.fill()
    integrations.fill()
    executions.fill()
