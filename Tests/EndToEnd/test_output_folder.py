"""The output folder survives kills, concurrent runs, and a disk that is too small."""

import re
import resource
import signal
import subprocess
from pathlib import Path

import pytest
from harness.places import tasuki_binary

WORKFLOW = """workflow: w{number}
description: {description}
trigger: {{source: com.example.shop, event: order.e{number}}}
tasks:
  - {{id: hand-over, uses: sqs/send, with: {{queue: q{number}}}}}
"""
NOBODY_READS = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}


def project(folder: Path, count: int, description: str = "First") -> Path:
    """Writes a project of many workflows over the existing one."""
    workflows = folder / "workflows"
    workflows.mkdir(parents=True, exist_ok=True)
    for old in workflows.iterdir():
        old.unlink()
    for number in range(count):
        (workflows / f"w{number}.yaml").write_text(WORKFLOW.format(number=number, description=description))
    return folder


def start(folder: Path, out: Path, **options) -> subprocess.Popen:
    command = [tasuki_binary(), "compile", "--target", "terraform", "--out", out, "--quiet"]
    return subprocess.Popen(command, cwd=folder, **NOBODY_READS, **options)


def compiled(folder: Path, out: Path, **options) -> tuple[int, str]:
    process = start(folder, out, **options)
    said = process.communicate()[1].decode()
    return process.returncode, said


def content(out: Path) -> dict[str, bytes | None]:
    return {str(each.relative_to(out)): each.read_bytes() if each.is_file() else None for each in out.rglob("*")}


@pytest.mark.parametrize("files", [1, 40, 150, 290])
def test_the_run_after_a_kill_completes_the_folder(files, tmp_path):
    """Killed once the folder contains that many more files than before, including temporary ones."""
    folder, out, clean = project(tmp_path / "p", 300), tmp_path / "out", tmp_path / "clean"
    assert compiled(folder, out)[0] == 0
    before = len(list(out.iterdir()))
    project(folder, 300, "Second")
    process = start(folder, out)
    while process.poll() is None and len(list(out.iterdir())) < before + files:
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode in (-signal.SIGKILL, 0)

    project(folder, 250, "Third")
    code, said = compiled(folder, out)
    assert code == 0, said
    assert compiled(folder, clean)[0] == 0
    assert content(out) == content(clean)


def test_runs_at_once_do_not_mix(tmp_path):
    first, second = project(tmp_path / "first", 120), project(tmp_path / "second", 100, "Second")
    out = tmp_path / "out"
    processes = [start(each, out) for each in (first, second, first, second)]
    results = [(each.communicate()[1].decode(), each.returncode) for each in processes]
    for said, code in results:
        assert code == 0 or (code == 2 and "TSK0873" in said), said
    assert any(code == 0 for _, code in results)
    wanted = []
    for each in (first, second):
        assert compiled(each, tmp_path / f"clean-{each.name}")[0] == 0
        wanted.append(content(tmp_path / f"clean-{each.name}"))
    assert content(out) in wanted


def calls(folder: Path, *arguments: str | Path) -> list[str]:
    """In order: which files were flushed to the disk, and which were replaced."""
    log = folder / "calls"
    command = ["strace", "-f", "-y", "-qq", "-o", log, "-e", "trace=fsync,fdatasync,rename,renameat,renameat2"]
    done = subprocess.run([*command, tasuki_binary().resolve(), *arguments], cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr
    found = []
    for line in log.read_text().splitlines():
        if call := re.search(r"\bf(?:data)?sync\(\d+<(.*?)>\)|\brename\w*\((.*)\) += 0", line):
            # A temporary file has a number of its own in each run.
            name = call[1] or re.findall(r'"(.*?)"', call[2])[-1]
            found.append(("flush " if call[1] else "replace ") + re.sub(r"-\d+-\d+\.tmp$", ".tmp", Path(name).name))
    return found


def test_the_list_is_on_the_disk_before_files_change(tmp_path):
    folder = project(tmp_path / "p", 3)
    found = calls(folder, "compile", "--target", "terraform", "--out", "out")
    listed = found.index("replace .tasuki-manifest.json")
    assert "flush .tasuki.tmp" in found[:listed]
    files = [place for place, each in enumerate(found) if each.startswith("replace ") and each.endswith(".tf")]
    assert len(files) > 3 and "flush out" in found[listed : min(files)]
    # The second list, without what was pending, comes after the last file.
    assert found.index("replace .tasuki-manifest.json", listed + 1) > max(files)


def test_a_fix_is_on_the_disk_before_it_replaces_the_file(tmp_path):
    folder = project(tmp_path / "p", 1)
    file = folder / "workflows" / "w0.yaml"
    file.write_text(file.read_text().replace("sqs/send", "sqs/sendd"))
    assert calls(folder, "check", "--fix")[:2] == ["flush .tasuki.tmp", "replace w0.yaml"]


@pytest.mark.parametrize("size", [0, 400, 1500, 6000])
def test_where_files_cannot_be_written_the_folder_stays_as_it_was(size, tmp_path):
    folder, out = project(tmp_path / "p", 30), tmp_path / "out"
    assert compiled(folder, out)[0] == 0
    before = content(out)
    project(folder, 25, "Second")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    code, said = compiled(folder, out, preexec_fn=limit)
    assert code == 2 and "File too large" in said, (code, said)
    assert content(out) == before
    assert compiled(folder, out)[0] == 0
    assert compiled(folder, tmp_path / "clean")[0] == 0
    assert content(out) == content(tmp_path / "clean")
