"""Feeds mutated inputs to a fuzzer of libFuzzer until a budget of processor time is used up.

    fuzz.py patterns|projects --seconds N [--seed N] [--build-only]

A run is a series of rounds, each with a seed of its own: with the same seed and an empty Fuzz/.corpus it tries the same
inputs. A finding ends a round, not the run: it is made smaller, kept in Fuzz/.findings with what was said about it, and
counted once for each thing that was said. What was reached is kept in Fuzz/.corpus, and the next run continues from there.
The exit code is 1 if there were findings.
"""

import argparse
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time

FUZZ = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FUZZ))
import seeds  # noqa: E402


class Fuzzer:
    """One of the executables, with its folders."""

    def __init__(self, kind, product, sanitizers, *options):
        self.kind, self.product, self.sanitizers, self.options = kind, product, sanitizers, options
        self.corpus = FUZZ / ".corpus" / kind
        self.findings = FUZZ / ".findings" / kind
        self.start = FUZZ / ".seeds" / kind
        self.scratch = FUZZ.parent / (".build-fuzz-" + sanitizers.replace(",", "-"))

    @property
    def binary(self):
        return self.scratch / "release" / self.product

    def build(self):
        subprocess.run(
            ["swift", "build", "-c", "release", "--scratch-path", self.scratch, "--product", self.product]
            + ["-Xswiftc", "-sanitize=" + self.sanitizers],
            cwd=FUZZ,
            env=os.environ | {"FUZZ_SANITIZERS": self.sanitizers},
            check=True,
        )

    def prepare(self):
        for folder in (self.corpus, self.findings, self.start):
            folder.mkdir(parents=True, exist_ok=True)
        for old in self.start.iterdir():
            old.unlink()
        seeds.write(self.kind, self.start)

    def run(self, *arguments):
        """Runs the executable; returns its output, its exit code and the processor seconds that it used."""
        # A crash would otherwise hang in the backtracer; a hash with a random seed would not be repeated.
        environment = os.environ | {
            "SWIFT_BACKTRACE": "enable=no",
            "SWIFT_DETERMINISTIC_HASHING": "1",
            "ASAN_OPTIONS": "detect_leaks=0",
            "FUZZ_SEEDS": str(self.start),
        }
        process = subprocess.Popen(
            [self.binary, *self.options, *map(str, arguments)],
            cwd=FUZZ,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        said = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return said, process.returncode, usage.ru_utime + usage.ru_stime

    def smaller(self, finding):
        """The smallest input with the same finding that a short search finds."""
        said = self.run(finding)[0]
        small = finding.with_suffix(".small")
        small.write_bytes(finding.read_bytes())
        self.run("-minimize_crash=1", "-max_total_time=60", f"-exact_artifact_path={small}", finding)
        if what(self.run(small)[0]) != what(said):
            small.write_bytes(finding.read_bytes())
        return small


FUZZERS = {
    "patterns": Fuzzer(
        "patterns", "pattern-fuzzer", "fuzzer,address", "-max_len=2000", "-timeout=25", "-rss_limit_mb=2048", "-dict=patterns.dict"
    ),
    "projects": Fuzzer(
        "projects", "project-fuzzer", "fuzzer", "-max_len=16000", "-timeout=60", "-rss_limit_mb=3000", "-dict=patterns.dict"
    ),
}


def what(said):
    """What a fuzzer said about its finding, without what differs from input to input."""
    for line in said.splitlines():
        if "Fatal error:" in line or "Precondition failed" in line or "ERROR: " in line:
            line = re.sub(r"^.*?(Fatal error|Precondition failed|ERROR)", r"\1", line)
            # A trap says nothing: then the innermost functions of Swift tell findings apart.
            frames = re.findall(r"#\d+ 0x[0-9a-f]+ in (\$s\S+)", said)[:2] if line.startswith("ERROR") else []
            return " ".join([re.sub(r"\d+(\.\d+)?|0x[0-9a-f]+", "N", line)[:300], *frames])
    return "ended with no message"


def number(said, name):
    found = re.findall(rf"stat::{name}: *(\d+)", said)
    return int(found[-1]) if found else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=FUZZERS)
    parser.add_argument("--seconds", type=int, default=600, help="processor seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=20_000, help="inputs in a round")
    parser.add_argument("--build-only", action="store_true")
    arguments = parser.parse_args()
    fuzzer = FUZZERS[arguments.kind]
    fuzzer.build()
    if arguments.build_only:
        return 0
    fuzzer.prepare()
    used, inputs, memory, found, seed, began = 0.0, 0, 0, {}, arguments.seed, time.monotonic()
    while used < arguments.seconds:
        said, code, seconds = fuzzer.run(
            f"-seed={seed}",
            f"-runs={arguments.runs}",
            f"-max_total_time={max(10, int(arguments.seconds - used))}",
            f"-artifact_prefix={fuzzer.findings}/new-",
            "-print_final_stats=1",
            fuzzer.corpus,
            fuzzer.start,
        )
        used += seconds
        inputs += number(said, "number_of_executed_units")
        memory = max(memory, number(said, "peak_rss_mb"))
        if code != 0:
            for new in sorted(fuzzer.findings.glob("new-*")):
                if what(said) in found:
                    new.unlink()
                    continue
                name = hashlib.sha1(new.read_bytes()).hexdigest()[:12]
                finding = new.rename(fuzzer.findings / name)
                small = fuzzer.smaller(finding)
                found[what(said)] = small
                (fuzzer.findings / (name + ".said")).write_text(said[-20_000:])
                print(f"finding, seed {seed}: {what(said)}\n  {small}", flush=True)
        print(
            f"seed {seed}: {inputs} inputs in {used:.0f} processor seconds, {inputs / max(used, 1):.0f} per second, "
            f"{number(said, 'new_units_added')} new, {len(found)} findings, {memory} MB",
            flush=True,
        )
        seed += 1
    print(f"{arguments.kind}: {inputs} inputs, {used:.0f} processor seconds, {time.monotonic() - began:.0f} s, seeds "
          f"{arguments.seed} to {seed - 1}, {len(found)} findings, at most {memory} MB")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
