"""Paths in the repository, and where the suites write."""

import os
from pathlib import Path

SUITES = Path(__file__).resolve().parent.parent
ROOT = SUITES.parent.parent
EXAMPLES = ROOT / "examples"

ACCOUNT = "123456789012"
REGION = "ap-northeast-1"

# Ends only commands that hang: on no machine does a command need this long.
MOST_SECONDS = 1800


def tasuki_binary() -> Path:
    """The compiler under test: TASUKI_BINARY, otherwise the debug build."""
    # Tests also run it in other folders.
    binary = Path(os.environ.get("TASUKI_BINARY", ROOT / ".build" / "debug" / "tasuki")).absolute()
    if not binary.exists():
        raise FileNotFoundError(f"{binary} does not exist: run `swift build`, or scripts/test.sh")
    return binary


def provider_mirror() -> Path:
    """The folder that contains registry.terraform.io."""
    mirror = os.environ.get("TASUKI_PROVIDER_MIRROR")
    if not mirror:
        raise FileNotFoundError("TASUKI_PROVIDER_MIRROR is not set: run scripts/test.sh, which looks for it")
    return Path(mirror)


def examples() -> list[Path]:
    """Every example that is one project; `pull-request` has two, the sides of a comparison."""
    return sorted(each.parent for each in EXAMPLES.glob("*/tasuki.yaml"))


def example_name(example: Path) -> str:
    return example.stem
