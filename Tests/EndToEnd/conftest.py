"""Fixtures of all suites. Each worker process of pytest has its own test cloud and sink."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from harness.causes import pytest_runtest_makereport  # noqa: F401 - a hook of pytest
from harness.cloud import Cloud
from harness.project import case_name, cases, compiled_cases, corpus
from harness.sink import Sink
from harness.terraform import command_line_configuration
from harness.together import PlannedTogether


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


@pytest.fixture(scope="session")
def projects(tmp_path_factory):
    """Every example in each of its environments, compiled once per worker, by name."""
    return {each.name: each for each in compiled_cases(tmp_path_factory.mktemp("projects"))}


@pytest.fixture
def project(request, projects):
    """The example of this test."""
    return projects[case_name(request.param)]


@pytest.fixture(scope="session")
def machines_project(tmp_path_factory):
    """The corpus of `machines/`, compiled once per worker."""
    return corpus(tmp_path_factory.mktemp("machines"))


@pytest.fixture(scope="session")
def planned(projects, machines_project, cloud_process, overriding, tmp_path_factory):
    """The resources of all projects as Terraform plans them. Tests that need it are in one group, to plan once."""
    folder = tmp_path_factory.mktemp("planned")
    return PlannedTogether(folder, overriding, cloud_process, [*projects.values(), machines_project])


def pytest_generate_tests(metafunc):
    """A test with the fixture `project` runs for every example. The tests of one example share a worker, unless their
    file has a group."""
    if "project" in metafunc.fixturenames:
        grouped = metafunc.definition.get_closest_marker("xdist_group") is not None
        found = [
            pytest.param(
                case, id=case_name(case), marks=[] if grouped else [pytest.mark.xdist_group(case_name(case))]
            )
            for case in cases()
        ]
        metafunc.parametrize("project", found, indirect=True)
