"""One cause is one failure: tests that share what could not be created are reported as not run."""

import subprocess
import sys

import pytest
from harness.cloud import environment
from harness.places import MOST_SECONDS, SUITES

FIXTURE = """
import pytest

@pytest.fixture(scope="module")
def shared():
    raise RuntimeError("no luck")

def test_one(shared): pass
def test_two(shared): pass
def test_three(shared): pass
def test_four(): pass
"""
MADE_ONCE = """
from harness.causes import Once

made, calls = Once(), []

def make():
    calls.append(None)
    raise RuntimeError("no luck")

def test_one(): made.get("a", make)
def test_two(): made.get("a", make)
def test_three(): made.get("b", make)
def test_four(): assert len(calls) == 2
"""
OWN_FAULTS = """
import pytest

@pytest.fixture
def own():
    raise RuntimeError("no luck")

def test_one(own): pass
def test_two(own): pass
def test_three(): assert 1 == 2
def test_four(): assert 1 == 2
"""


def said(folder, text, *options):
    """The output of pytest for a file of tests, and its exit code."""
    (folder / "test_it.py").write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "harness.causes", "-p", "no:cacheprovider", "-ra", *options, "."],
        cwd=folder,
        env=environment("http://127.0.0.1:9") | {"PYTHONPATH": str(SUITES)},
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
    )
    return done.stdout, done.returncode


@pytest.mark.parametrize("options", [[], ["-n", "1"]], ids=["alone", "in a worker"])
def test_a_fixture_that_fails_is_one_failure(tmp_path, options):
    text, code = said(tmp_path, FIXTURE, *options)
    assert "1 passed, 2 skipped, 1 error" in text and code == 1, text
    assert "[2] test_it.py: not run because what it needs failed in test_it.py::test_one" in text


def test_a_value_that_cannot_be_made_is_one_failure(tmp_path):
    text, code = said(tmp_path, MADE_ONCE)
    assert "2 failed, 1 passed, 1 skipped" in text and code == 1, text
    assert "[1] test_it.py: not run because what it needs failed in test_it.py::test_one" in text


def test_separate_failures_are_reported_one_by_one(tmp_path):
    text, code = said(tmp_path, OWN_FAULTS)
    assert "2 failed, 2 errors" in text and code == 1, text
