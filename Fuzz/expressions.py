"""Compares expressions made out of recorded ones with JSONata's reference implementation, run by node.

    expressions.py --seconds N [--seed N]

The reference is installed from npm. JSONATA names the folder of one that is there already: version 2.0.6, which Step
Functions says that it implements. A difference is printed with both results, and the exit code is 1.
"""

import argparse
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys

FUZZ = pathlib.Path(__file__).resolve().parent
DATA = FUZZ.parent / "Tests" / "ExpressionsTests" / "Data"
SCRATCH = FUZZ.parent / ".build-fuzz-plain"
VERSION = "2.0.6"
ROUND = 20_000


def reference():
    """The folder of the reference implementation."""
    if "JSONATA" in os.environ:
        return pathlib.Path(os.environ["JSONATA"]).resolve()
    folder = FUZZ / ".jsonata"
    if not (folder / "node_modules" / "jsonata").exists():
        folder.mkdir(exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-save", f"jsonata@{VERSION}"], cwd=folder, check=True)
    return folder / "node_modules" / "jsonata"


def build():
    subprocess.run(
        ["swift", "build", "-c", "release", "--scratch-path", SCRATCH, "--product", "expression-fuzzer"],
        cwd=FUZZ,
        check=True,
    )
    return SCRATCH / "release" / "expression-fuzzer"


def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=300, help="processor seconds")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if shutil.which("node") is None:
        sys.exit("error: node is not on the PATH; it runs JSONata's reference implementation")
    folder, fuzzer = reference(), build()
    version = json.loads((folder / "package.json").read_text())["version"]
    if version != VERSION:
        sys.exit(f"error: {folder} is JSONata {version}; Step Functions implements {VERSION}")
    lines = [json.loads(line)["expression"] for line in (DATA / "vectors.jsonl").read_text().split("\n") if line]
    vectors = "\n".join(line for line in lines if "\n" not in line).encode("utf-8", "surrogatepass")
    began, seed, total, found = used(), arguments.seed, {}, []
    while used() - began < arguments.seconds:
        made = subprocess.run(
            [fuzzer, DATA / "shop.json", str(ROUND), str(seed)], input=vectors, stdout=subprocess.PIPE, check=True
        )
        compared = subprocess.run(
            ["node", FUZZ / "expressions.js", folder, DATA / "shop.json"], input=made.stdout, stdout=subprocess.PIPE, check=True
        )
        *differences, counts = compared.stdout.decode().splitlines()
        for name, count in json.loads(counts).items():
            total[name] = total.get(name, 0) + count
        for difference in differences:
            found.append(difference)
            print(f"finding, seed {seed}: {difference}", flush=True)
        seed += 1
    seconds = used() - began
    print(
        f"expressions: {total['compared']} compared ({total['values']} with a value), {seconds:.0f} processor seconds, "
        f"{total['compared'] / max(seconds, 1):.0f} per second, seeds {arguments.seed} to {seed - 1}, {len(found)} findings"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
