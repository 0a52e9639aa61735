"""The system calls of a process, as strace sees them."""

import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from .places import MOST_SECONDS, tasuki_binary

# All calls that name a file, start a process, or reach another one.
_WATCHED = "%file,%process,%network,io_uring_setup,ptrace,process_vm_readv,process_vm_writev,kill,tkill"
_CALL = re.compile(r"^(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+|\?)(?:<(?P<path>.*?)>)?")
# A path in the arguments, with the folder that it is relative to.
_NAMED = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
# These calls change what they name.
_CHANGING = {
    "chmod", "chown", "creat", "fchmodat", "fchownat", "lchown", "link", "linkat", "mkdir", "mkdirat", "mknod",
    "mknodat", "rename", "renameat", "renameat2", "rmdir", "symlink", "symlinkat", "truncate", "unlink", "unlinkat",
    "utimensat",
}  # fmt: skip
_OPENING = {"open", "openat", "openat2"}


@dataclass
class Trace:
    """The calls of a run. Paths are absolute; those of calls that failed are there too."""

    code: int
    said: bytes
    opened: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    started: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)


def run(*arguments: str | Path, folder: Path, input: bytes = b"", environment: dict[str, str] | None = None) -> Trace:
    """Runs tasuki in a folder."""
    with tempfile.TemporaryDirectory() as logs:
        done = subprocess.run(
            ["strace", "-ff", "-y", "-qq", "-s", "4096", "-e", f"trace={_WATCHED}", "-o", f"{logs}/trace", "--"]
            + [str(tasuki_binary().resolve()), *map(str, arguments)],
            cwd=folder,
            input=input,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={"NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"} | (environment or {}),
            timeout=MOST_SECONDS,
        )
        trace = Trace(done.returncode, done.stdout)
        found = sorted(Path(logs).iterdir())
        assert found, f"strace wrote nothing\n{done.stdout.decode(errors='replace')}"
        for log in found:
            for line in log.read_text(errors="surrogateescape").splitlines():
                if call := _CALL.match(line):
                    _note(trace, call, folder)
    return trace


def _note(trace: Trace, call: re.Match, folder: Path) -> None:
    name, arguments = call["name"], call["arguments"]
    named = [_absolute(each["path"], each["folder"] or str(folder)) for each in _NAMED.finditer(arguments)]
    if name in _OPENING:
        failed = call["result"].startswith("-")
        path = named[0] if failed else call["path"]
        trace.asked.add(path)
        if not failed:
            trace.opened.add(path)
        if re.search(r"\bO_(WRONLY|RDWR|CREAT|TRUNC)\b", arguments):
            trace.changed.add(path)
    elif name in _CHANGING:
        trace.changed.update(named)
    elif name in ("execve", "execveat"):
        trace.started.append(named[0])
    elif name in ("fork", "vfork") or name.startswith("clone") and "CLONE_THREAD" not in arguments:
        trace.started.append(f"{name}({arguments})")
    elif name in ("exit", "exit_group", "wait4", "waitid") or name.startswith("clone"):
        return
    elif name in ("kill", "tkill", "ptrace", "io_uring_setup") or not named:
        trace.reached.append(f"{name}({arguments})")


def _absolute(path: str, folder: str) -> str:
    path = path.encode().decode("unicode_escape").encode("latin-1").decode(errors="surrogateescape")
    return str(Path(folder, path))
