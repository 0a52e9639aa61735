"""The test cloud under many requests at once: each is answered as if it were alone."""

import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.config import Config
from cloud.server import application
from cloud.turns import inside_moto
from harness.arrange import make_machine, policy, statement
from harness.cloud import Cloud
from harness.places import ACCOUNT, REGION

pytestmark = pytest.mark.xdist_group("threads")

THREADS, ROUNDS, ROLES = 10, 8, 300
TRUST = policy({"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"})
ALLOWED = policy({"Effect": "Allow", "Action": "logs:*", "Resource": "*"})


@pytest.fixture(scope="module")
def restless(tmp_path_factory):
    """A separate cloud, whose threads interrupt each other fifty times as often as usual."""
    cloud = Cloud(tmp_path_factory.mktemp("cloud") / "cloud.log", turn=0.0001)
    yield cloud
    cloud.stop()


def client(cloud, service):
    """A client with a connection for every thread."""
    return boto3.client(
        service,
        region_name=REGION,
        endpoint_url=cloud.url,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}, max_pool_connections=2 * THREADS),
    )


def test_roles_are_written_while_others_read_them(restless):
    """moto searches all roles to find one, for IAM and for the services that take a role."""
    restless.reset()
    iam, functions = client(restless, "iam"), client(restless, "lambda")
    for number in range(ROLES):
        iam.create_role(RoleName=f"old-{number}", AssumeRolePolicyDocument=TRUST)

    def write(thread):
        seen = []
        for turn in range(ROUNDS):
            name = f"new-{thread}-{turn}"
            iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
            iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=ALLOWED)
            seen.append(iam.list_role_policies(RoleName=name)["PolicyNames"])
            iam.delete_role_policy(RoleName=name, PolicyName="p")
            seen.append(iam.list_role_policies(RoleName=name)["PolicyNames"])
            iam.delete_role(RoleName=name)
        return seen

    def read(thread):
        role = f"arn:aws:iam::{ACCOUNT}:role/old-{ROLES - 1}"
        seen = []
        for turn in range(ROUNDS):
            name = f"function-{thread}-{turn}"
            made = functions.create_function(
                FunctionName=name, Runtime="python3.12", Role=role, Handler="i.h", Code={"ZipFile": b"PK\5\6" + bytes(18)}
            )
            functions.delete_function(FunctionName=name)
            seen.append(made["Role"])
        return seen

    with ThreadPoolExecutor(2 * THREADS) as pool:
        written = [pool.submit(write, thread) for thread in range(THREADS)]
        was_read = [pool.submit(read, thread) for thread in range(THREADS)]
        assert [each.result() for each in written] == [[["p"], []] * ROUNDS] * THREADS
        assert {role for each in was_read for role in each.result()} == {f"arn:aws:iam::{ACCOUNT}:role/old-{ROLES - 1}"}


def test_an_execution_has_its_output_as_soon_as_it_has_succeeded(restless):
    restless.reset()
    states = {"hand-on": {"Type": "Pass", "Output": "{% $states.input %}", "End": True}}
    machine, api = make_machine(restless, states), client(restless, "stepfunctions")

    def run(number):
        api.start_execution(stateMachineArn=machine, name=f"run-{number}", input=json.dumps({"number": number}))
        return [(each["status"], each["input"], each["output"]) for each in restless.executions()]

    with ThreadPoolExecutor(THREADS) as pool:
        told = [each for answer in pool.map(run, range(4 * THREADS)) for each in answer]
    assert {status for status, _, _ in told} == {"SUCCEEDED"}
    assert [each for each in told if each[1] != each[2]] == []


def test_events_are_delivered_side_by_side(restless):
    """A delivery calls the cloud itself, several times, from within the request that put the event."""
    restless.reset()
    events, queues = client(restless, "events"), client(restless, "sqs")
    for number in range(THREADS):
        rule = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/rule-{number}"
        queue = f"arn:aws:sqs:{REGION}:{ACCOUNT}:queue-{number}"
        allowed = policy(statement("sqs:SendMessage", queue, rule))
        queues.create_queue(QueueName=f"queue-{number}", Attributes={"Policy": allowed})
        events.put_rule(Name=f"rule-{number}", EventPattern=json.dumps({"source": [f"shop-{number}"]}))
        events.put_targets(Rule=f"rule-{number}", Targets=[{"Id": "q", "Arn": queue}])

    def put(number):
        entry = {"Source": f"shop-{number}", "DetailType": "order.placed", "Detail": "{}"}
        return [events.put_events(Entries=[entry])["Entries"][0]["EventId"] for _ in range(ROUNDS)]

    with ThreadPoolExecutor(THREADS) as pool:
        identifiers = list(pool.map(put, range(THREADS)))
    delivered = {each["event_id"]: (each["rule"], each["outcome"]) for each in restless.deliveries()}
    assert delivered == {
        identifier: (f"rule-{number}", "delivered") for number in range(THREADS) for identifier in identifiers[number]
    }


def test_one_request_at_a_time_is_inside_moto():
    """Until its response is complete; a request from within it has its turn at once."""
    held = []

    def note():
        with ThreadPoolExecutor(1) as other:
            held.append(other.submit(another_could_enter).result() is False)

    def answer(depth):
        note()
        yield ask(depth + 1) if depth == 0 else b""
        note()
        yield b"answer"
        note()

    def ask(depth):
        environ = {"PATH_INFO": "/", "depth": depth}
        return b"".join(application(lambda environ, _: answer(environ["depth"]))(environ, None))

    assert ask(0) == b"answeranswer"
    assert held == [True] * 6
    assert another_could_enter()


def another_could_enter() -> bool:
    if entered := inside_moto.acquire(blocking=False):
        inside_moto.release()
    return entered


def test_a_connection_stays_open_whatever_the_answer(restless):
    """The body of one request is never read as the head of the next."""
    connection = http.client.HTTPConnection(urlsplit(restless.url).netloc)
    connection.connect()
    socket = connection.sock
    for path, body in [("/_cloud/nowhere", b"{\"GET\": \"/x HTTP/1.1\"}"), ("/_cloud/answers", b"{}")] * 3:
        connection.request("PUT", path, body=body)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == (404 if path.endswith("nowhere") else 204)
        assert connection.sock is socket
    connection.request("PUT", "/_cloud/answers", body=iter([b"{", b"}"]), encode_chunked=True)
    assert connection.getresponse().status == 204
    connection.close()
