"""Fixtures of all suites. Each worker process of pytest has its own test cloud and sink."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from harness.cloud import Cloud  # noqa: E402
from harness.sink import Sink  # noqa: E402


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
    """The test cloud with an empty account, its HTTP calls going to the sink."""
    cloud_process.reset()
    cloud_process.send_http_to(sink_process.url)
    return cloud_process
