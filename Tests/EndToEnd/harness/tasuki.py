"""Runs the compiler under test."""

import subprocess
from pathlib import Path

from .places import MOST_SECONDS, tasuki_binary


def run(*arguments: str | Path, input: bytes | None = None, accept: tuple[int, ...] = (0,), seconds: float = MOST_SECONDS):
    """Runs tasuki and returns its output; an exit code that is not accepted is an error."""
    done = subprocess.run(
        [tasuki_binary(), *map(str, arguments)],
        input=input,
        capture_output=True,
        timeout=seconds,
        env={"NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    if done.returncode not in accept:
        said = done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
        raise AssertionError(f"tasuki {' '.join(map(str, arguments))} ended with {done.returncode}\n{said}")
    return done


def compile_to(target: str, source: Path, output: Path, environment: str | None = None, *more: str) -> Path:
    """Compiles a project or a workflow and returns the folder with the files."""
    named = ["--env", environment] if environment else []
    run("compile", source, "--target", target, "--out", output, *named, *more)
    if not any(output.rglob("*")):
        raise AssertionError(f"tasuki compile --target {target} {source} wrote nothing")
    return output
