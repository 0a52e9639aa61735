#!/usr/bin/env python3
"""Measures how work and output grow: python3 Benchmarks/measure_growth.py [--binary PATH] [--size 250] [NAME…]

For every shape of input in `Tests/EndToEnd/growth/shapes.py` and every command that reads it, the instructions of a run
(counted by valgrind) and the bytes that it writes, for an input that is doubled three times. Ends with 1 where the last
doubling adds more than 2.6 times what the one before did, which was half as wide. Names choose shapes.
"""

import argparse
import pathlib
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests" / "EndToEnd"))

from growth.measure import Growth, growth, instructions, written
from growth.shapes import SHAPES

MOST = 2.6


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--binary", type=pathlib.Path, default=ROOT / ".build-release" / "release" / "tasuki")
    options.add_argument("--size", type=int, default=250)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("names", nargs="*")
    chosen = options.parse_args()
    binary = chosen.binary.resolve()
    cases = [
        (shape, command)
        for shape in SHAPES
        if not chosen.names or any(name in shape.name for name in chosen.names)
        for command in shape.commands
    ]

    def measure(case) -> tuple[Growth, Growth]:
        shape, command = case
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            work = growth(shape, command, chosen.size, place, lambda *run: instructions(binary, *run))
            output = growth(shape, command, chosen.size, place, lambda *run: written(binary, *run))
        return work, output

    beyond = 0
    print(f"{'shape':<42} {'command':<24} {'instructions':>14} {'grow':>5} {'bytes':>10} {'grow':>5}")
    with ThreadPoolExecutor(chosen.workers) as workers:
        for (shape, command), (work, output) in zip(cases, workers.map(measure, cases)):
            isBeyond = work.ratio > MOST or (output.ratio > MOST and output.last > 2_000)
            beyond += isBeyond
            words = " ".join([command[0], *(word for word in command[1:] if not word.startswith("-") and "." not in word)][:2])
            print(
                f"{shape.name:<42} {words:<24} {work.figures[3]:>14,} {work.ratio:>5.2f} {output.figures[3]:>10,} "
                f"{output.ratio:>5.2f}{'  <<<' if isBeyond else ''}",
                flush=True,
            )
    print(f"{len(cases)} cases, {beyond} of which grow faster than their input")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
