"""One project under test: its outputs, the expectations that a person wrote, and its resources."""

import functools
import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from . import secrets, tasuki, template
from .causes import Once
from .places import SUITES, example_name, examples

_KEYS = {
    "environments",
    "each",
    "parameters",
    "secrets",
    "parameter-store",
    "exists",
    "resources",
    "counts",
    "deliveries",
}


class Expectation:
    """`expectations/NAME.yaml`: written by hand, see the README beside it."""

    def __init__(self, path: Path, environment: str | None = None):
        self._body: dict[str, Any] = yaml.safe_load(path.read_text()) or {}
        if environment:
            self._body |= self._body.get("each", {}).get(environment, {})
        unknown = set(self._body) - _KEYS
        if unknown:
            raise ValueError(f"{path.name}: unknown keys {sorted(unknown)}")

    def __getitem__(self, key: str) -> Any:
        empty: Any = {} if key in ("parameters", "secrets", "parameter-store", "exists", "counts") else []
        return self._body.get(key, empty)

    @property
    def environments(self) -> list[str | None]:
        return self._body.get("environments") or [None]


@functools.cache
def expectation(name: str, environment: str | None = None) -> Expectation:
    path = SUITES / "expectations" / f"{name}.yaml"
    if not path.exists():
        raise FileNotFoundError(f"{path.name} does not exist: write what a person expects of the example {name}")
    return Expectation(path, environment)


class Project:
    """A project in one environment, compiled when first needed."""

    def __init__(self, source: Path | None, name: str, environment: str | None, expected: Expectation, work: Path):
        self.name, self.environment, self.expected = name, environment, expected
        self.source, self._work = source, work
        self._made, self._folders = Once(), itertools.count()

    def output(self, target: str, *more: str) -> Path:
        """The folder with the files of a target."""

        def compiled() -> Path:
            folder = self._work / f"{target}-{next(self._folders)}"
            return tasuki.compile_to(target, self.source, folder, self.environment, *more)

        return self._made.get(("output", target, *more), compiled)

    def templates(self, form: str = "yaml") -> list[Path]:
        """CloudFormation's templates, in the order in which their stacks are created."""
        more = ("--format", form) if form != "yaml" else ()
        found = sorted(self.output("cloudformation", *more).rglob(f"[!.]*.{form}"))
        return template.in_order(found)

    # Parameters have one name in the plan, and each tool's own spelling of it in the outputs.

    def variables(self) -> dict[str, str]:
        return {key.replace("-", "_"): str(value) for key, value in self.expected["parameters"].items()}

    def parameters(self, loaded: Mapping[str, Any]) -> dict[str, str]:
        given = {key.replace("-", "").lower(): value for key, value in self.expected["parameters"].items()}
        declared = loaded.get("Parameters", {})
        return {name: str(given[name.lower()]) for name in declared if name.lower() in given}

    # Resources of the outputs

    def resolved(self, form: str = "yaml") -> dict[str, dict[str, Any]]:
        """Every resource of the templates, as CloudFormation would create it."""
        resources: dict[str, dict[str, Any]] = {}
        exports: dict[str, Any] = {}
        for path in self.templates(form):
            resolver = self.resolver(template.load(path), exports)
            resources |= {f"{path.stem}/{key}": value for key, value in resolver.resources().items()}
            exports |= resolver.exports()
        return resources

    def resolver(self, loaded: Mapping[str, Any], exports: Mapping[str, Any]) -> template.Resolver:
        secret = secrets.resolver(self.expected["secrets"], self.expected["parameter-store"])
        return template.Resolver(loaded, self.parameters(loaded), exports, secret)


def corpus(work: Path) -> Project:
    """The workflows of `machines/`, which need state machines in every possible way."""
    folder = SUITES / "machines"
    return Project(folder, "machines", None, Expectation(folder / "expected.yaml"), work)


def cases() -> list[tuple[Path, str | None]]:
    """Every example in every environment that its expectation names."""
    return [
        (example, environment)
        for example in examples()
        for environment in expectation(example_name(example)).environments
    ]


def compiled_cases(work: Path) -> list[Project]:
    """A project for each of the cases, compiled below `work`."""
    return [
        Project(
            example,
            case_name((example, environment)),
            environment,
            expectation(example_name(example), environment),
            work / case_name((example, environment)),
        )
        for example, environment in cases()
    ]


def case_name(case: tuple[Path, str | None]) -> str:
    example, environment = case
    return example_name(example) + (f"-{environment}" if environment else "")
