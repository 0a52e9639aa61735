"""The cost of a command for an input of some size: instructions, counted by valgrind, and the bytes that it writes.

Neither depends on the load of the machine: the same binary and the same input give the same figures.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from growth.shapes import Shape

# Swift seeds its hashes with a random number, unless this is set.
ENVIRONMENT = {"NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SWIFT_DETERMINISTIC_HASHING": "1"}
COUNTED = re.compile(rb"I\s+refs:\s+([\d,]+)")


@dataclass(frozen=True)
class Growth:
    """Four figures: of an input, and of an input that is doubled three times."""

    figures: tuple[int, int, int, int]

    @property
    def last(self) -> int:
        """How much the last doubling adds."""
        return self.figures[3] - self.figures[2]

    @property
    def ratio(self) -> float:
        """How many times as much the last doubling adds as the one before, which was half as wide: twice as much in a line,
        four times in a square. What a command costs whatever it reads drops out."""
        return self.last / max(self.figures[2] - self.figures[1], 1)


def write(shape: Shape, count: int, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, text in shape.make(count).items():
        (folder / name).write_text(text)


def instructions(binary: Path, command: list[str], folder: Path) -> int:
    """The instructions of a run, including those of libraries."""
    run = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", binary, *command],
        cwd=folder,
        capture_output=True,
        env=ENVIRONMENT,
    )
    said = COUNTED.search(run.stderr)
    assert run.returncode in (0, 1) and said, run.stderr[-2000:].decode(errors="replace")
    return int(said[1].replace(b",", b""))


def written(binary: Path, command: list[str], folder: Path) -> int:
    """The bytes of a run's output, on both streams and in files."""
    before = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
    run = subprocess.run([binary, *command], cwd=folder, capture_output=True, env=ENVIRONMENT)
    assert run.returncode in (0, 1), run.stderr[-2000:].decode(errors="replace")
    after = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
    return len(run.stdout) + len(run.stderr) + after - before


def growth(shape: Shape, command: list[str], count: int, folder: Path, figure) -> Growth:
    """How a figure grows with a shape: `figure` takes the command and the folder of its input."""
    figures = []
    for number in (count, 2 * count, 4 * count, 8 * count):
        place = folder / f"{'-'.join(shape.name.split())}-{number}-{os.urandom(4).hex()}"
        write(shape, number, place)
        figures.append(figure(command, place))
    return Growth(tuple(figures))
