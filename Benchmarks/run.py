#!/usr/bin/env python3
"""Measures the compiler: python3 Benchmarks/run.py [--counts 1000,10000] [--runs 5]

Generates projects of workflows into a temporary folder and measures `check` and `compile` to each target, the start
of the command, and libyaml alone over the same files (`bare-libyaml`), all in the same run. Binaries that are missing
are built first. Only Python's standard library is used.

Each figure is the median of the runs. Wall time suffers on a shared machine; the processor's time, user and system
together over all cores, shows what the work costs.
"""

import argparse
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARIES = ROOT / ".build-release" / "release"
TARGETS = ["terraform", "cloudformation", "eventbridge", "asl"]


def build(name: str) -> pathlib.Path:
    """The path of a release binary, which is built if it is missing."""
    binary = BINARIES / name
    if not binary.exists():
        print(f"building {name} …", file=sys.stderr)
        command = ["swift", "build", "-c", "release", "-Xswiftc", "-static-executable", "--product", name]
        command += ["--scratch-path", str(ROOT / ".build-release")]
        subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"TASUKI_STATIC_LIBRARIES": "1"})
    return binary


class Measure:
    """Wall time and processor time in seconds, and the peak of memory in bytes, of some runs of a command."""

    def __init__(self, command: list[str], folder: pathlib.Path, runs: int, before=None, allowed=(0,)):
        walls, processors, peaks = [], [], []
        for _ in range(runs):
            if before:
                before()
            start = time.perf_counter()
            with open(os.devnull, "wb") as nowhere:
                process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
                _, status, usage = os.wait4(process.pid, 0)
            walls.append(time.perf_counter() - start)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in allowed:
                sys.exit(f"{command[0]} ended with {process.returncode}: {' '.join(command[1:8])}")
            processors.append(usage.ru_utime + usage.ru_stime)
            peaks.append(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
        self.wall = statistics.median(walls)
        self.processor = statistics.median(processors)
        self.peak = max(peaks)


def values(tasuki: pathlib.Path, project: pathlib.Path, out: pathlib.Path) -> list[str]:
    """The values that the target `eventbridge` needs: ARNs of API destinations, to which AWS adds ids."""
    command = [str(tasuki), "compile", "--target", "eventbridge", "--env", "production", "--out", str(out)]
    answer = subprocess.run(command, cwd=project, capture_output=True, text=True).stderr
    options = []
    for name in sorted(set(re.findall(r"--parameter (\S+)-destination-arn=VALUE", answer))):
        arn = f"arn:aws:events:ap-northeast-1:123456789012:api-destination/{name}/11111111-2222-3333-4444-555555555555"
        options += ["--parameter", f"{name}-destination-arn={arn}"]
    return options


def row(cells: list[str]) -> None:
    print("| " + " | ".join(cells) + " |")


def report(name: str, measure: Measure, bare: Measure) -> None:
    row(
        [
            name,
            f"{measure.wall * 1000:,.0f} ms",
            f"{measure.processor * 1000:,.0f} ms",
            f"{measure.peak / 1e6:,.0f} MB",
            f"{measure.wall / bare.wall:.1f}",
            f"{measure.processor / bare.processor:.1f}",
        ]
    )


def measure_project(
    tasuki: pathlib.Path, bare_binary: pathlib.Path, count: int, runs: int, folder: pathlib.Path, machines: bool
) -> None:
    project, out = folder / f"project-{count}-{machines}", folder / "out"
    kind = "machines" if machines else "2"
    subprocess.run([sys.executable, ROOT / "Benchmarks" / "generate.py", project, str(count), kind], check=True)
    files = sorted(str(path.relative_to(project)) for path in (project / "workflows").iterdir())
    size = sum((project / file).stat().st_size for file in files)
    what = "a state machine" if machines else "two targets"
    print(f"\n{count:,} workflows with {what} each, {size:,} bytes\n")
    row(["what", "wall", "processor", "memory", "wall : libyaml", "processor : libyaml"])
    row(["---", "---:", "---:", "---:", "---:", "---:"])
    bare = Measure([str(bare_binary), *files], project, runs)
    report("bare libyaml, reading the files included", bare, bare)
    report("`check`", Measure([str(tasuki), "check", "--quiet"], project, runs), bare)
    given = values(tasuki, project, out)
    for target in TARGETS if machines else TARGETS[:-1]:
        command = [str(tasuki), "compile", "--quiet", "--target", target, "--env", "production", "--out", str(out)]
        command += given if target == "eventbridge" else []
        fresh = lambda: shutil.rmtree(out, ignore_errors=True)
        report(f"`compile --target {target}`", Measure(command, project, runs, before=fresh), bare)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", default="1000,10000", help="how many workflows, separated by commas")
    parser.add_argument("--runs", type=int, default=5, help="how often each command is run")
    arguments = parser.parse_args()
    tasuki, bare = build("tasuki"), build("bare-libyaml")
    load = os.getloadavg()[0]
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, median of {arguments.runs} runs")
    with tempfile.TemporaryDirectory(prefix="tasuki-benchmark-") as name:
        folder = pathlib.Path(name)
        single = folder / "single"
        subprocess.run([sys.executable, ROOT / "Benchmarks" / "generate.py", single, "1"], check=True)
        print()
        row(["start", "wall", "processor", "memory"])
        row(["---", "---:", "---:", "---:"])
        for title, command in [("`--version`", ["--version"]), ("`check` of one file", ["check", "workflows/flow-00000.yaml"])]:
            measure = Measure([str(tasuki), *command], single, 4 * arguments.runs)
            row([title, f"{measure.wall * 1000:.1f} ms", f"{measure.processor * 1000:.1f} ms", f"{measure.peak / 1e6:.0f} MB"])
        for count in arguments.counts.split(","):
            for machines in [False, True]:
                measure_project(tasuki, bare, int(count), arguments.runs, folder, machines)


if __name__ == "__main__":
    main()
