"""State machines, run by moto's interpreter of the States Language.

moto decides which state comes next, which branch is taken, what is retried and what is caught. Added is what it lacks:
the evaluation of JSONata by a package, calls of services as the role allows them, `http:invoke`, time that does not
pass, and a record of everything that was done.
"""

from . import executions, expressions, integrations, interpreter


def fill() -> None:
    expressions.fill()
    interpreter.fill()
    integrations.fill()
    executions.fill()
