#!/usr/bin/env python3
"""Measures the compiler: python3 Benchmarks/run.py [--counts 1000,10000] [--runs 5] [--actionlint PATH]

Generates projects of workflows into a temporary folder and measures `check` and `compile` to each target, the start
of the command, and libyaml alone over the same files (`bare-libyaml`), all in the same run; `diff` of two folders with ten
changed workflows; then one file that is checked again while the project is in memory, as an editor asks
(`workspace-benchmark`), and how `test`, `simulate`, `replay` and `pattern compare` grow with four times as much. With the
path of actionlint, it checks as many workflows of its own, of the same size, in the same run. Binaries that are missing
are built first. Only Python's standard library is used.

Each figure is the median of the runs. Wall time suffers on a shared machine; the processor's time, user and system
together over all cores, shows what the work costs.
"""

import argparse
import json
import os
import pathlib
import platform
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
        # The options of the release binary, for with others every module would be compiled again.
        command = f"source scripts/steps.sh; swift_release --product {name}"
        subprocess.run(["bash", "-c", command], cwd=ROOT, check=True)
    return binary


class Measure:
    """Wall time and processor time in seconds, and the peak of memory in bytes, of some runs of a command."""

    def __init__(self, command: list[str], folder: pathlib.Path, runs: int, out: pathlib.Path | None = None, allowed=(0,)):
        """With `out`, every run writes to a folder of its own: ext4 is slow to create files soon after others were deleted."""
        walls, processors, peaks = [], [], []
        for number in range(runs):
            more = ["--out", str(out / str(number))] if out else []
            start = time.perf_counter()
            with open(os.devnull, "wb") as nowhere:
                process = subprocess.Popen(command + more, cwd=folder, stdout=nowhere, stderr=nowhere)
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


def generate(folder: pathlib.Path, count: int, kind: str = "2") -> list[str]:
    """Writes a project and gives the paths of its workflows."""
    subprocess.run([sys.executable, ROOT / "Benchmarks" / "generate.py", folder, str(count), kind], check=True)
    return sorted(str(path.relative_to(folder)) for path in (folder / "workflows").iterdir())


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


GITHUB_WORKFLOW = """\
name: flow {n}
on:
  push: {{branches: [main, "release/**"], paths: ["src/{n}/**", "!docs/**"]}}
  pull_request: {{types: [opened, synchronize]}}
env: {{STAGE: production, NUMBER: "{n}"}}
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v4
      - id: version
        name: Read the version of {n}
        run: echo "version=$(cat VERSION)" >> "$GITHUB_OUTPUT"
      - if: ${{{{ github.ref == 'refs/heads/main' }}}}
        run: make release VERSION="${{{{ steps.version.outputs.version }}}}"
        env: {{TOKEN: "${{{{ secrets.GITHUB_TOKEN }}}}"}}
  notify:
    needs: [build]
    runs-on: ubuntu-latest
    if: ${{{{ always() && contains(needs.*.result, 'failure') }}}}
    steps:
      - run: ./notify.sh "${{{{ github.event_name }}}}" "${{{{ github.actor }}}}"
        shell: bash
"""


def measure_actionlint(binary: pathlib.Path, count: int, runs: int, folder: pathlib.Path, bare: Measure) -> None:
    """actionlint over as many workflows of its own, without the linters that it would start."""
    project = folder / f"actionlint-{count}"
    (project / ".github" / "workflows").mkdir(parents=True)
    for number in range(count):
        (project / ".github" / "workflows" / f"flow-{number:05d}.yaml").write_text(GITHUB_WORKFLOW.format(n=number))
    command = [str(binary), "-shellcheck=", "-pyflakes=", "-oneline"]
    files = [str(path) for path in sorted((project / ".github" / "workflows").iterdir())]
    report("actionlint, as many of its own", Measure(command + files, project, runs, allowed=(0, 1)), bare)


def measure_project(
    tasuki: pathlib.Path,
    bare_binary: pathlib.Path,
    count: int,
    runs: int,
    folder: pathlib.Path,
    machines: bool,
    start: Measure,
    actionlint: pathlib.Path | None,
) -> None:
    project, out = folder / f"project-{count}-{machines}", folder / "out"
    files = generate(project, count, "machines" if machines else "2")
    size = sum((project / file).stat().st_size for file in files)
    what = "a state machine" if machines else "two targets"
    print(f"\n{count:,} workflows with {what} each, {size:,} bytes\n")
    row(["what", "wall", "processor", "memory", "wall : libyaml", "processor : libyaml"])
    row(["---", "---:", "---:", "---:", "---:", "---:"])
    bare = Measure([str(bare_binary), *files], project, runs)
    report("bare libyaml, reading the files included", bare, bare)
    check = Measure([str(tasuki), "check", "--quiet"], project, runs)
    report("`check`", check, bare)
    if actionlint and not machines:
        measure_actionlint(actionlint, count, runs, folder, bare)
    for target in TARGETS if machines else TARGETS[:-1]:
        command = [str(tasuki), "compile", "--quiet", "--target", target, "--env", "production"]
        report(f"`compile --target {target}`", Measure(command, project, runs, out / f"{project.name}-{target}"), bare)
    memory = (check.peak - start.peak - size) / count / 1000
    print(f"\nMemory of `check` beyond that of one file and the bytes of the files: {memory:.1f} KB for each file")


def measure_diff(tasuki: pathlib.Path, count: int, runs: int, folder: pathlib.Path) -> None:
    """`diff` of two projects that differ in ten workflows, beside `check` of one of them."""
    base, head = folder / f"diff-{count}" / "base", folder / f"diff-{count}" / "head"
    files = generate(base, count)
    generate(head, count)
    for file in files[:: max(count // 10, 1)][:10]:
        path = head / file
        path.write_text(path.read_text().replace(", app]", "]").replace("[jpy, usd]", "[jpy]").replace("incoming/", "new/"))
    check = Measure([str(tasuki), "check", "--quiet"], base, runs)
    diff = Measure([str(tasuki), "diff", "base", "head", "--format", "json"], base.parent, runs)
    row(
        [
            f"{count:,}",
            f"{check.processor * 1000:,.0f} ms",
            f"{diff.processor * 1000:,.0f} ms",
            f"{diff.processor / check.processor:.2f}",
            f"{check.peak / 1e6:,.0f} MB",
            f"{diff.peak / 1e6:,.0f} MB",
            f"{diff.peak / check.peak:.2f}",
        ]
    )


def measure_editor(binary: pathlib.Path, folder: pathlib.Path, rounds: int) -> None:
    project = folder / "editor"
    generate(project, 1_000)
    run = subprocess.run([binary, project, str(rounds)], capture_output=True, text=True, check=True)
    times = [int(line.split(",")[0]) for line in run.stdout.splitlines()]
    print(f"\nOne file checked again in a project of 1,000: {statistics.median(times) / 1000:.2f} ms of processor time")


def event(number: int) -> dict:
    """An event that starts the second of three workflows where the number is great enough."""
    detail = {"total": number, "channel": "web"}
    return {"source": "com.example.shop", "detail-type": "order.placed", "id": str(number), "detail": detail}


def pattern(count: int, first: int) -> dict:
    """A pattern of many branches."""
    branches = [{"kind": [f"k{n}"], "total": [{"numeric": [">", n]}]} for n in range(first, first + count)]
    return {"source": ["com.example.shop"], "detail": {"$or": branches}}


def measure_growth(tasuki: pathlib.Path, folder: pathlib.Path, runs: int) -> None:
    """How much longer four times as much takes: four times in a line, sixteen in a square."""

    def project(count: int, kind: str = "2") -> pathlib.Path:
        place = folder / f"grow-{count}-{kind}"
        generate(place, count, kind)
        (place / "event.json").write_text(json.dumps(event(1_000_000)))
        return place

    def events(count: int) -> pathlib.Path:
        # The same workflows each time: nearly every event starts a third of them, so more would multiply with the events.
        place = project(50, "tests")
        (place / "events.jsonl").write_text("".join(json.dumps(event(n)) + "\n" for n in range(count)))
        return place

    def patterns(count: int) -> pathlib.Path:
        place = folder / f"patterns-{count}"
        place.mkdir()
        (place / "one.json").write_text(json.dumps(pattern(count, 0)))
        (place / "other.json").write_text(json.dumps(pattern(count, 1)))
        return place

    cases = [
        ("`test`, workflows with a test each", 1_000, lambda count: project(count, "tests"), ["test", "--quiet"]),
        ("`simulate`, workflows", 1_000, lambda count: project(count), ["simulate", "--quiet", "--event", "event.json"]),
        ("`replay`, events", 50_000, events, ["replay", "--quiet", "--events", "events.jsonl"]),
        ("`pattern compare`, branches", 100, patterns, ["pattern", "compare", "one.json", "other.json"]),
    ]
    print()
    row(["growth", "as much", "processor", "four times as much", "processor", "times"])
    row(["---", "---:", "---:", "---:", "---:", "---:"])
    for title, count, make, command in cases:
        small, large = (
            Measure([str(tasuki), *command], make(size), runs, allowed=(0, 1)) for size in (count, 4 * count)
        )
        times = large.processor / small.processor
        row(
            [
                title,
                f"{count:,}",
                f"{small.processor * 1000:,.0f} ms",
                f"{4 * count:,}",
                f"{large.processor * 1000:,.0f} ms",
                f"{times:.1f}",
            ]
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", default="1000,10000", help="how many workflows, separated by commas")
    parser.add_argument("--runs", type=int, default=5, help="how often each command is run")
    parser.add_argument("--actionlint", type=pathlib.Path, help="the path of actionlint")
    arguments = parser.parse_args()
    tasuki, bare, editor = build("tasuki"), build("bare-libyaml"), build("workspace-benchmark")
    load = os.getloadavg()[0]
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, median of {arguments.runs} runs")
    with tempfile.TemporaryDirectory(prefix="tasuki-benchmark-") as name:
        folder = pathlib.Path(name)
        single = folder / "single"
        generate(single, 1)
        print()
        row(["start", "wall", "processor", "memory"])
        row(["---", "---:", "---:", "---:"])
        for title, command in [("`--version`", ["--version"]), ("`check` of one file", ["check", "workflows/flow-00000.yaml"])]:
            measure = Measure([str(tasuki), *command], single, 4 * arguments.runs)
            row([title, f"{measure.wall * 1000:.1f} ms", f"{measure.processor * 1000:.1f} ms", f"{measure.peak / 1e6:.0f} MB"])
        for count in arguments.counts.split(","):
            for machines in [False, True]:
                measure_project(
                    tasuki, bare, int(count), arguments.runs, folder, machines, measure, arguments.actionlint
                )
        print("\n`diff` of two projects, ten workflows changed, and `check` of one of them\n")
        row(["workflows", "`check`: processor", "`diff`: processor", "times", "`check`: memory", "`diff`: memory", "times"])
        row(["---:"] * 7)
        for count in arguments.counts.split(","):
            measure_diff(tasuki, int(count), arguments.runs, folder)
        measure_editor(editor, folder, 20)
        measure_growth(tasuki, folder, arguments.runs)


if __name__ == "__main__":
    main()
