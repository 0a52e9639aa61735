#!/usr/bin/env python3
"""Compares two builds of tasuki over many projects: python3 scripts/compare/compare.py OLD NEW [--count 500] [--words]

Projects are the examples, the corpora of the end-to-end suites and generated ones. Both builds check, test, simulate
and compile each of them to every target in every environment. Outputs are compared byte for byte, findings by their
code, severity, place and fixes; with --words also by their texts. Differences are listed; the exit code is 1 if there
are any.
"""

import argparse
import concurrent.futures
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from projects import Project

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ["cloudformation", "terraform", "eventbridge", "asl"]
CORPORA = ["Tests/EndToEnd/machines"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("old", type=Path)
    arguments.add_argument("new", type=Path)
    arguments.add_argument("--count", type=int, default=500, help="how many projects are generated")
    arguments.add_argument("--first", type=int, default=0, help="the first seed")
    arguments.add_argument("--words", action="store_true", help="compare the texts of findings too")
    arguments.add_argument("--most", type=int, default=20, help="how many differing projects are shown in full")
    chosen = arguments.parse_args()
    binaries = [chosen.old.resolve(), chosen.new.resolve()]
    with tempfile.TemporaryDirectory(prefix="tasuki-compare-") as work:
        cases = list(written(Path(work) / "projects", chosen))
        runs = 0
        findings = 0
        different: dict[str, list[str]] = {}
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            answers = pool.map(lambda case: compared(case, binaries, Path(work), chosen.words), cases)
            for (name, _), (count, found, problems) in zip(cases, answers, strict=True):
                runs += count
                findings += found
                if problems:
                    different[name] = problems
    for name, problems in list(different.items())[: chosen.most]:
        print(f"== {name}")
        for problem in problems:
            print(problem)
    print(f"{len(cases)} projects, {runs} runs of each build, {findings} findings: {len(different)} projects differ")
    if different:
        print("differ: " + ", ".join(different))
    sys.exit(1 if different else 0)


def written(folder: Path, chosen):
    """Every project as a name and its folder, copied to a place without another project's file above it."""
    for project in sorted((ROOT / "examples").iterdir()) + [ROOT / each for each in CORPORA]:
        shutil.copytree(project, folder / project.name)
        yield project.name, folder / project.name
    for seed in range(chosen.first, chosen.first + chosen.count):
        project = Project(seed)
        place = folder / f"generated-{seed}"
        project.write(place)
        for name, event in project.events.items():
            (place / f"{name}.event.json").write_text(json.dumps(event))
        yield place.name, place


def compared(case: tuple[str, Path], binaries: list[Path], work: Path, words: bool) -> tuple[int, int, list[str]]:
    """The number of runs and of findings, and the differences."""
    name, project = case
    problems = []
    findings = 0
    commands = list(runs(project))
    for label, arguments in commands:
        results = [result(binary, project, arguments, work / f"out-{name}-{side}", words)
                   for side, binary in zip(("old", "new"), binaries, strict=True)]
        findings += results[0].pop("count")
        results[1].pop("count")
        if results[0] != results[1]:
            problems.append(f"-- {label}\n" + difference(*results))
    return len(commands), findings, problems


def runs(project: Path):
    """Every command as a label and its arguments; `OUT` is a separate folder for each build."""
    environments: list[str | None] = [None]
    try:
        environments += list(yaml.safe_load((project / "tasuki.yaml").read_text()).get("environments") or {})
    except (yaml.YAMLError, AttributeError, FileNotFoundError, TypeError):
        pass
    for environment in environments:
        choice = ["--env", environment] if environment else []
        label = f" --env {environment}" if environment else ""
        yield "check" + label, ["check", "--format", "json", *choice]
        for target in TARGETS:
            more = ["--region", "ap-northeast-1", "--account", "123456789012"] if target == "eventbridge" else []
            yield f"{target}{label}", ["compile", "--target", target, "--out", "OUT", *more, *choice]
        yield f"cloudformation json{label}", ["compile", "--target", "cloudformation", "--format", "json", "--out", "OUT", *choice]
    yield "test", ["test", "--format", "json"]
    for event in sorted(project.glob("*.event.json")):
        yield f"simulate {event.name}", ["simulate", "--event", event.name, "--format", "json"]


def result(binary: Path, project: Path, arguments: list[str], out: Path, words: bool) -> dict:
    shutil.rmtree(out, ignore_errors=True)
    command = [str(binary)] + [str(out) if each == "OUT" else each for each in arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, timeout=120)
    files = {}
    if out.exists():
        for file in sorted(out.rglob("*")):
            if file.is_file():
                files[str(file.relative_to(out))] = file.read_bytes().decode("utf-8", "surrogateescape")
        shutil.rmtree(out)
    answer = {"exit code": done.returncode, "files": files, "count": 0}
    if arguments[0] == "check":
        found = json.loads(done.stdout) if done.stdout else []
        answer["count"] = len(found)
        answer["findings"] = sorted(json.dumps(kept(each, words), ensure_ascii=False, sort_keys=True) for each in found)
    elif arguments[0] in ("test", "simulate"):
        answer["output"] = done.stdout.decode("utf-8", "replace")
    return answer


def kept(finding: dict, words: bool) -> dict:
    """The parts of a finding that are compared: all of it, or all but the texts for people."""
    if words:
        return finding
    places = ("file", "line", "column", "endLine", "endColumn")
    fixes = [{"safety": fix["safety"], "edits": fix["edits"]} for fix in finding["fixes"]]
    return {key: finding[key] for key in ("code", "severity", *places)} | {"fixes": fixes}


def difference(old: dict, new: dict) -> str:
    lines = []
    for key in old:
        if old[key] == new[key]:
            continue
        if key == "files":
            for path in sorted(old["files"].keys() | new["files"].keys()):
                before, after = old["files"].get(path), new["files"].get(path)
                if before != after:
                    lines += shown(before or "", after or "", path)
        elif isinstance(old[key], list):
            lines += shown("\n".join(old[key]), "\n".join(new[key]), key)
        else:
            lines += shown(str(old[key]), str(new[key]), key)
    return "\n".join(lines[:60])


def shown(before: str, after: str, name: str) -> list[str]:
    return list(difflib.unified_diff(before.split("\n"), after.split("\n"), f"old/{name}", f"new/{name}", "", "", 1, ""))


if __name__ == "__main__":
    main()
