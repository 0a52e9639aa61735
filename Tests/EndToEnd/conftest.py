"""Fixtures of all suites. Each worker process of pytest has its own test cloud and sink."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from harness.causes import pytest_runtest_makereport  # noqa: F401 - a hook of pytest
from harness.cloud import Cloud
from harness.places import example_name
from harness.project import Project, case_name, cases, corpus, expectation
from harness.sink import Sink
from harness.terraform import command_line_configuration


@pytest.fixture(scope="session")
def cloud_process(tmp_path_factory):
    cloud = Cloud(tmp_path_factory.mktemp("cloud") / "cloud.log")
    yield cloud
    cloud.stop()


@pytest.fixture(scope="session")
def sink_process():
    sink = Sink()
    yield sink
    sink.stop()


@pytest.fixture
def sink(sink_process):
    sink_process.clear()
    return sink_process


@pytest.fixture
def cloud(cloud_process, sink_process):
    """The test cloud with an empty account; its HTTP calls go to the sink."""
    cloud_process.reset()
    cloud_process.send_http_to(sink_process.url)
    return cloud_process


@pytest.fixture(scope="session")
def overriding(tmp_path_factory):
    """A Terraform configuration that needs no `init`."""
    return command_line_configuration(tmp_path_factory.mktemp("terraform"), installed=False)


@pytest.fixture(scope="session")
def mirroring(tmp_path_factory):
    """A Terraform configuration with which `init` installs from the mirror."""
    return command_line_configuration(tmp_path_factory.mktemp("terraform"), installed=True)


_projects: dict[str, Project] = {}


@pytest.fixture
def project(request, tmp_path_factory):
    """The example of this test, compiled once per worker."""
    example, environment = request.param
    name = case_name(request.param)
    if name not in _projects:
        expected = expectation(example_name(example), environment)
        work = tmp_path_factory.mktemp(name)
        _projects[name] = Project(example, name, environment, expected, work)
    return _projects[name]


@pytest.fixture(scope="session")
def machines_project(tmp_path_factory):
    """The corpus of `machines/`, compiled once per worker."""
    return corpus(tmp_path_factory.mktemp("machines"))


def pytest_generate_tests(metafunc):
    """A test with the fixture `project` runs for every example; the tests of one example share a worker."""
    if "project" in metafunc.fixturenames:
        found = [
            pytest.param(case, id=case_name(case), marks=pytest.mark.xdist_group(case_name(case)))
            for case in cases()
        ]
        metafunc.parametrize("project", found, indirect=True)
