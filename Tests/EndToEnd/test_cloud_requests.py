"""Requests of the test cloud's state machines: sent as Step Functions sends them, and only to loopback."""

import json

import pytest
from harness.arrange import MACHINE_ARN, make_api, make_machine, run_machine


def ended(execution):
    return execution["status"], execution["error"], execution["output"]


def make_request(cloud, endpoint="https://api.example.com/v1", method="POST", allowed=None, arguments=None, **more):
    make_api(cloud)
    held = cloud.client("events").describe_connection(Name="c")
    conditions = allowed or {
        "StringEquals": {"states:HTTPMethod": method},
        "StringLike": {"states:HTTPEndpoint": "https://api.example.com/*"},
    }
    state = {
        "Type": "Task",
        "Resource": "arn:aws:states:::http:invoke",
        "Arguments": {
            "ApiEndpoint": endpoint,
            "Method": method,
            "Authentication": {"ConnectionArn": held["ConnectionArn"]},
            **(arguments or {}),
        },
        "End": True,
        **more,
    }
    return make_machine(
        cloud,
        {"call": state},
        {
            "Effect": "Allow",
            "Action": "states:InvokeHTTPEndpoint",
            "Resource": MACHINE_ARN,
            "Condition": conditions,
        },
        ("events:RetrieveConnectionCredentials", held["ConnectionArn"]),
        (["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], held["SecretArn"]),
    )


def test_a_request_goes_out_with_the_connections_credentials(cloud, sink):
    machine = make_request(
        cloud,
        arguments={
            "RequestBody": {"a": "{% $states.input.text %}"},
            "Headers": {"X-Own": "1"},
            "QueryParameters": {"q": "a b", "n": 2},
        },
    )
    cloud.answer({"call": {"body": {"id": 5}}})
    execution = run_machine(cloud, machine, text='"')
    assert execution["status"] == "SUCCEEDED", execution
    assert {key: execution["output"][key] for key in ("StatusCode", "ResponseBody")} == {
        "StatusCode": 200,
        "ResponseBody": {"id": 5},
    }
    (request,) = sink.requests
    assert request.address == "POST https://api.example.com/v1" and request.query == {"q": ["a b"], "n": ["2"]}
    assert request.headers["x-token"] == "s3cret" and request.headers["x-own"] == "1"
    assert json.loads(request.body) == {"a": '"'}


def test_forms(cloud, sink):
    form = {"a": "x y", "list": [1, {"b": True}], "map": {"k": None}}
    transform = {"RequestBodyEncoding": "URL_ENCODED", "RequestEncodingOptions": {"ArrayFormat": "INDICES"}}
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    machine = make_request(cloud, arguments={"RequestBody": form, "Transform": transform, "Headers": headers})
    assert run_machine(cloud, machine)["status"] == "SUCCEEDED"
    assert sink.requests[0].body == "a=x+y&list%5B0%5D=1&list%5B1%5D%5Bb%5D=true&map%5Bk%5D="


@pytest.mark.parametrize("status, cause", [(404, "Not Found"), (503, "Service Unavailable")])
def test_a_response_without_success_fails(cloud, sink, status, cause):
    machine = make_request(cloud)
    sink.answers.append(status)
    execution = run_machine(cloud, machine)
    assert ended(execution)[:2] == ("FAILED", f"States.Http.StatusCode.{status}")
    # The sink's body is not in it.
    assert execution["cause"] == cause


@pytest.mark.parametrize(
    "change",
    [
        {"method": "GET", "allowed": {"StringEquals": {"states:HTTPMethod": "POST"}}},
        {"endpoint": "https://other.example.com/"},
    ],
)
def test_a_request_needs_permission_for_method_and_address(cloud, sink, change):
    execution = run_machine(cloud, make_request(cloud, **change))
    assert execution["error"] == "States.Permissions" and sink.requests == []


@pytest.mark.parametrize(
    "arguments, words",
    [
        ({"ApiEndpoint": "http://api.example.com/"}, "only https"),
        ({"Method": "FETCH"}, "no method"),
        ({"Headers": {"Host": "x"}}, "may set the header Host"),
        ({"Headers": {"X-Text": "\u65e5"}}, "no plain text"),
        ({"Body": {}}, "no arguments"),
        ({"Transform": {"RequestBodyEncoding": "URL_ENCODED"}, "RequestBody": {}}, "a form is sent as"),
    ],
)
def test_requests_that_step_functions_rejects(cloud, sink, arguments, words):
    allowed = {"StringLike": {"states:HTTPEndpoint": "*"}}
    execution = run_machine(cloud, make_request(cloud, allowed=allowed, arguments=arguments))
    assert execution["status"] == "FAILED" and words in execution["cause"], execution
    assert sink.requests == []


def test_a_task_that_takes_too_long(cloud, sink):
    machine = make_request(cloud, TimeoutSeconds=1)
    sink.delay = 1.5
    execution = run_machine(cloud, machine)
    sink.delay = 0
    assert ended(execution)[:2] == ("FAILED", "States.Timeout")
