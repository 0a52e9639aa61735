"""Runs the command on projects that the fuzzer has reached, and other programs on what it writes.

    commands.py --seconds N [--seed N]

The projects are those of Fuzz/.corpus and of the repository, in an order that the seed decides. Of every run: the exit code is
0, 1 or 2, time and memory are bounded, and two runs have the same output. `check --fix` a second time changes nothing. What
compiles is read by others: Terraform parses the configurations and finds them formatted, templates load, definitions pass the
schema of AWS's editors and statelint. The rules of random .gitignore files are compared with git's.
"""

import argparse
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

FUZZ = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(FUZZ), str(FUZZ.parent / "Tests" / "EndToEnd")]
import seeds  # noqa: E402
from harness import judges, template  # noqa: E402

MOST_SECONDS, MOST_MEMORY = 10, 1_500_000_000
TARGETS = ("terraform", "cloudformation", "eventbridge", "asl")


class Finding(Exception):
    pass


class Runs:
    """Runs of the command, within the limits that every run must keep."""

    def __init__(self, binary):
        self.binary = binary
        self.count = 0

    def run(self, *arguments, folder):
        self.count += 1
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(
                [self.binary, *map(str, arguments)],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1)),
                env={"NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = code = os.waitstatus_to_exitcode(status)
            output.seek(0)
            said = output.read()
        what = " ".join(map(str, arguments))
        if code not in (0, 1, 2):
            raise Finding(f"'{what}' ends with {code}: {said[-500:].decode(errors='replace')}")
        if usage.ru_maxrss * 1024 > MOST_MEMORY:
            raise Finding(f"'{what}' takes {usage.ru_maxrss // 1024} MB")
        return code, said


def files_of(text):
    """The files of an input, as FuzzInput reads them."""
    files, name, lines = {}, b"workflow.yaml", []
    for line in text.split(b"\n"):
        if line.startswith(b"=== "):
            if lines or name != b"workflow.yaml":
                files.setdefault(name, b"\n".join(lines))
            name, lines = line[4:], []
        else:
            lines.append(line)
    files.setdefault(name, b"\n".join(lines))
    return files


def lay(text, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files_of(text).items():
        if re.fullmatch(rb"[\w-]+(\.[\w-]+)*", name):
            (folder / name.decode()).write_bytes(content)


def try_project(runs, text, folder, compiled):
    """Runs the commands on a project; adds the folders with Terraform's configurations to a list."""
    lay(text, folder)
    checked = runs.run("check", "--format", "json", folder=folder)
    if runs.run("check", "--format", "json", folder=folder) != checked:
        raise Finding("two checks have different reports")
    runs.run("test", "--coverage", folder=folder)
    events = sorted(path.name for path in folder.glob("*.json") if path.name not in ("results.json", "baseline.json", "partial.json"))
    if events:
        more = ("--results", "results.json") if (folder / "results.json").exists() else ()
        runs.run("simulate", "--event", events[0], *more, folder=folder)
    if (folder / "log.jsonl").exists():
        runs.run("replay", "--events", "log.jsonl", folder=folder)
    if (folder / "baseline.json").exists():
        runs.run("check", "--baseline", "baseline.json", folder=folder)
    environments = re.findall(r"^  ([A-Za-z][\w-]*): *[{]?region", (folder / "tasuki.yaml").read_text(errors="replace"), re.M) if (folder / "tasuki.yaml").exists() else []
    chosen = ("--env", environments[0]) if environments else ()
    for target in TARGETS:
        out = compiled / target
        values = ("--region", "eu-west-1", "--account", "111122223333") if target == "eventbridge" and not chosen else ()
        shutil.rmtree(out, ignore_errors=True)
        code, said = runs.run("compile", "--target", target, "--out", out, *chosen, *values, folder=folder)
        if code == 0:
            read(target, out)
        elif checked[0] == 0 and target in ("terraform", "cloudformation", "asl") and b"TSK08" not in said and b"--env" not in said:
            raise Finding(f"no error, but {target} does not compile: {said[-500:].decode(errors='replace')}")
    runs.run("check", "--fix", folder=folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    runs.run("check", "--fix", folder=folder)
    if before != {path: path.read_bytes() for path in folder.iterdir()}:
        raise Finding("the second '--fix' changes a file")


def read(target, out):
    if target == "cloudformation":
        for path in sorted(out.glob("*.yaml")):
            template.load(path)
    elif target == "asl":
        import json

        for path in sorted(out.rglob("*.json")):
            definition = json.loads(path.read_text())
            if path.name != ".tasuki-manifest.json" and (said := judges.by_schema(definition) + judges.by_statelint(definition)):
                raise Finding(f"{path.name} is not valid: {said[0]}")


def try_terraform(folders):
    said = subprocess.run(
        ["terraform", "fmt", "-check", "-recursive", "-diff", folders],
        capture_output=True,
        env={"CHECKPOINT_DISABLE": "1", "PATH": os.environ["PATH"]},
    )
    if said.returncode:
        raise Finding(f"Terraform: {(said.stdout + said.stderr)[:800].decode(errors='replace')}")


def try_ignores(runs, chance, folder):
    """Random patterns over a few folders: the same workflows are left out as by git."""
    names = ["a", "b", "ab", "a.yaml", "é", "[", "x y"]
    lines = []
    for _ in range(chance.randrange(1, 5)):
        pieces = [chance.choice(["a", "b", "*", "**", "?", "[ab]", "[!a]", "[^b-z]", "\\*", "/", "/", ".", " ", "\\ ", "é", "[[:alpha:]]", "yaml", "!", "#", "\t"]) for _ in range(chance.randrange(1, 7))]
        lines.append(chance.choice(["", "", "!", "/", "**/"]) + "".join(pieces) + chance.choice(["", "", "/", "/**", " ", "\r"]))
    text = chance.choice(["", "\ufeff"]) + "\n".join(lines)
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(6):
        place = folder.joinpath(*[chance.choice(names) for _ in range(chance.randrange(0, 3))])
        if place.is_file() or any(parent.is_file() for parent in place.parents):
            continue
        place.mkdir(parents=True, exist_ok=True)
        file = place / chance.choice(["a.yaml", "b.yaml", "ab.yaml", "é.yaml", "x y.yaml"])
        if not file.exists():
            file.write_text(f"workflow: w{number}\ntrigger: {{source: com.x, event: e{number}}}\ntasks: [{{id: t, uses: sqs/sendx}}]\n")
    (folder / ".gitignore").write_text(text)
    quiet = {"capture_output": True, "check": True, "cwd": folder}
    subprocess.run(["git", "init", "--quiet"], **quiet)
    listed = subprocess.run(["git", "ls-files", "--others", "--exclude-standard", "-z"], **quiet).stdout.decode().split("\0")
    git = {name for name in listed if name.endswith(".yaml") and not any(part.startswith(".") for part in name.split("/"))}
    _, said = runs.run("check", "--verbose", "--format", "json", folder=folder)
    ours = {m for m in re.findall(r'"file": *"([^"]*)"', said.decode()) if m.endswith(".yaml")}
    if ours != git:
        raise Finding(f"git takes {sorted(git - ours)}, tasuki {sorted(ours - git)} with .gitignore {text!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=300, help="processor seconds")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for tool in ("terraform", "git"):
        if shutil.which(tool) is None:
            sys.exit(f"error: {tool} is not on the PATH")
    chance, runs = random.Random(arguments.seed), Runs(os.environ["TASUKI_BINARY"])
    inputs = {text for text in seeds.projects() if len(text) <= seeds.LARGEST}
    for path in (FUZZ / ".corpus" / "projects").glob("*"):
        inputs.add(path.read_bytes())
    order = sorted(inputs)
    chance.shuffle(order)
    found, tried, began = [], 0, time.monotonic()
    spent = lambda: sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))  # noqa: E731
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        findings = FUZZ / ".findings" / "commands"
        findings.mkdir(parents=True, exist_ok=True)

        def attempt(what, *more, text=None):
            try:
                what(*more)
            except Finding as finding:
                found.append(str(finding))
                print(f"finding: {finding}", flush=True)
                if text is not None:
                    (findings / f"{len(found)}.txt").write_bytes(text)
                    print(f"  {findings / f'{len(found)}.txt'}", flush=True)

        while spent() < arguments.seconds and tried < len(order):
            batch = order[tried : tried + 40]
            for number, text in enumerate(batch):
                attempt(try_project, runs, text, folder / "project", folder / "out" / str(number), text=text)
            for _ in batch:
                attempt(try_ignores, runs, chance, folder / "ignores")
            attempt(try_terraform, folder / "out")
            tried += len(batch)
    print(
        f"commands: {tried} of {len(order)} projects, {runs.count} runs, {spent():.0f} processor seconds, "
        f"{time.monotonic() - began:.0f} s, seed {arguments.seed}, {len(found)} findings"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
