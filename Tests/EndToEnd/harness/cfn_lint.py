"""cfn-lint with informational checks, on any number of templates at once: most of its time is its start."""

import subprocess
import sys
from pathlib import Path

from .cloud import environment
from .places import MOST_SECONDS


def said(*templates: Path) -> str:
    """What cfn-lint prints; empty if it finds nothing."""
    done = subprocess.run(
        [Path(sys.executable).parent / "cfn-lint", "--include-checks", "I", "--", *templates],
        capture_output=True,
        text=True,
        env=environment("http://127.0.0.1:9"),
        timeout=MOST_SECONDS,
    )
    return done.stdout + done.stderr + (f"exit code {done.returncode}" if done.returncode else "")
