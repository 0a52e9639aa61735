"""The test cloud itself: it delivers what AWS delivers, and drops what AWS drops."""

import json

import pytest
from harness.arrange import (
    GROUP_ARN,
    RULE,
    RULE_ARN,
    TOPIC_ARN,
    bodies,
    last,
    make_api,
    make_function,
    make_queue,
    make_role,
    make_rule,
    policy,
    put,
    statement,
)
from harness.places import ACCOUNT, REGION


def test_a_queue_gets_the_whole_event(cloud):
    make_rule(cloud, {"Id": "q", "Arn": make_queue(cloud)})
    identifier = put(cloud, id=7)
    (event,) = [json.loads(body) for body in bodies(cloud)]
    assert event["id"] == identifier
    assert event["detail-type"] == "order.placed"
    assert event["account"] == ACCOUNT and event["region"] == REGION
    assert event["time"].endswith("Z") and event["detail"] == {"id": 7}


def test_what_the_pattern_excludes_does_not_arrive(cloud):
    pattern = {"detail": {"lines": {"sku": ["a"], "n": [{"numeric": [">", 1]}]}}}
    make_rule(cloud, {"Id": "q", "Arn": make_queue(cloud)}, pattern=pattern)
    put(cloud, lines=[{"sku": "a", "n": 1}, {"sku": "b", "n": 2}])
    assert bodies(cloud) == []
    put(cloud, lines=[{"sku": "b", "n": 1}, {"sku": "a", "n": 2}])
    assert len(bodies(cloud)) == 1


def test_a_disabled_rule_delivers_nothing(cloud):
    make_rule(cloud, {"Id": "q", "Arn": make_queue(cloud)}, state="DISABLED")
    put(cloud)
    assert bodies(cloud) == [] and cloud.deliveries() == []


@pytest.mark.parametrize(
    "form, expected",
    [
        ({"Input": '{"fixed": 1}'}, '{"fixed": 1}'),
        ({"InputPath": "$.detail.name"}, '"Mori"'),
        (
            {"InputTransformer": {"InputPathsMap": {"n": "$.detail.name"}, "InputTemplate": '{"n": <n>}'}},
            '{"n": "Mori"}',
        ),
        ({"InputTransformer": {"InputPathsMap": {"n": "$.detail.name"}, "InputTemplate": '"Hi <n>"'}}, '"Hi Mori"'),
        (
            {"InputTransformer": {"InputPathsMap": {"n": "$.detail.gone"}, "InputTemplate": '{"n": <n>}'}},
            '{"n": ""}',
        ),
        ({"InputTransformer": {"InputPathsMap": {"n": "$.detail.gone"}, "InputTemplate": '"Hi <n>."'}}, '"Hi ."'),
        (
            {"InputTransformer": {"InputPathsMap": {"n": "$.detail.many"}, "InputTemplate": '"Of <n>"'}},
            '"Of [a,b]"',
        ),
        (
            {"InputTransformer": {"InputPathsMap": {"n": "$.detail.many"}, "InputTemplate": '{"n": <n>}'}},
            '{"n": ["a","b"]}',
        ),
        ({"InputTransformer": {"InputTemplate": '"<aws.events.rule-name>"'}}, f'"{RULE}"'),
    ],
)
def test_payloads(cloud, form, expected):
    make_rule(cloud, {"Id": "q", "Arn": make_queue(cloud), **form})
    put(cloud, name="Mori", many=["a", "b"])
    assert bodies(cloud) == [expected]


@pytest.mark.parametrize(
    "template, name",
    [('{"n": "<n>"}', 'say "hi"'), ('{"n": "<n>"}', "two\nlines"), ('{"n": "<n>"}', ["a", "b"]), ('"<n>"', 'a"b')],
)
def test_a_value_that_breaks_the_payload_is_dropped(cloud, template, name):
    transformer = {"InputPathsMap": {"n": "$.detail.name"}, "InputTemplate": template}
    make_rule(cloud, {"Id": "q", "Arn": make_queue(cloud), "InputTransformer": transformer})
    put(cloud, name=name)
    assert bodies(cloud) == []
    assert last(cloud)["outcome"] == "dropped"


def test_a_queue_without_the_rule_in_its_policy_gets_nothing(cloud):
    make_rule(cloud, {"Id": "q", "Arn": make_queue(cloud, source=RULE_ARN + "-other")})
    put(cloud)
    assert bodies(cloud) == []
    assert last(cloud)["outcome"] == "refused" and "policy of queue work" in last(cloud)["reason"]


def test_a_topic_policy_with_a_condition_lets_nothing_through(cloud):
    cloud.client("sns").create_topic(Name="alerts")
    cloud.tap(TOPIC_ARN, "tap")
    make_rule(cloud, {"Id": "t", "Arn": TOPIC_ARN})

    def with_policy(source):
        cloud.client("sns").set_topic_attributes(
            TopicArn=TOPIC_ARN,
            AttributeName="Policy",
            AttributeValue=policy(statement("sns:Publish", TOPIC_ARN, source)),
        )
        put(cloud)
        return len(bodies(cloud, "tap"))

    assert with_policy(RULE_ARN) == 0 and last(cloud)["outcome"] == "refused"
    assert with_policy(None) == 1 and last(cloud)["outcome"] == "delivered"


def test_a_function_needs_a_permission_for_the_rule_and_no_source_account(cloud):
    arn = make_function(cloud)
    make_rule(cloud, {"Id": "f", "Arn": arn})
    put(cloud)
    assert "no permission at all" in last(cloud)["reason"]
    grant = {"FunctionName": "work", "Action": "lambda:InvokeFunction", "Principal": "events.amazonaws.com"}
    functions = cloud.client("lambda")
    functions.add_permission(**grant, StatementId="a", SourceArn=RULE_ARN, SourceAccount=ACCOUNT)
    put(cloud)
    assert last(cloud)["outcome"] == "refused"
    functions.add_permission(**grant, StatementId="b", SourceArn=RULE_ARN)
    put(cloud)
    assert last(cloud)["outcome"] == "delivered"


def test_a_log_group_needs_a_resource_policy_and_takes_only_timestamp_and_message(cloud):
    logs = cloud.client("logs")
    logs.create_log_group(logGroupName="/aws/events/orders")
    make_rule(cloud, {"Id": "l", "Arn": GROUP_ARN})
    put(cloud, id=1)
    assert last(cloud)["outcome"] == "refused"
    allowed = statement(["logs:CreateLogStream", "logs:PutLogEvents"], f"{GROUP_ARN}:*", None)
    logs.put_resource_policy(policyName="events", policyDocument=policy(allowed))
    put(cloud, id=2)
    assert [json.loads(line)["detail"] for line in cloud.log_lines("/aws/events/orders")] == [{"id": 2}]
    paths = {"t": "$.time", "i": "$.detail.id"}
    for template in ('{"message": <i>}', '{"timestamp": <t>, "message": "order <i>"}'):
        transformer = {"InputPathsMap": paths, "InputTemplate": template}
        make_rule(cloud, {"Id": "l", "Arn": GROUP_ARN, "InputTransformer": transformer})
        put(cloud, id=3)
    assert [each["outcome"] for each in cloud.deliveries()[-2:]] == ["dropped", "delivered"]
    assert "order 3" in cloud.log_lines("/aws/events/orders")


def test_an_api_destination_is_called_as_the_target_says(cloud, sink):
    arn = make_api(cloud)
    role = make_role(cloud, "calls", "events:InvokeApiDestination", arn)
    make_rule(
        cloud,
        {
            "Id": "h",
            "Arn": arn,
            "RoleArn": role,
            "HttpParameters": {
                "PathParameterValues": ["$.detail.app"],
                "QueryStringParameters": {"page": "$.detail.page"},
                "HeaderParameters": {"X-Fixed": "yes"},
            },
            "InputPath": "$.detail",
        },
    )
    put(cloud, app="a b", page=2)
    (request,) = sink.requests
    assert (request.method, request.origin) == ("PUT", "https://api.example.com")
    assert request.path == "/v1/a%20b/record.json" and request.query == {"page": ["2"]}
    assert request.headers["x-token"] == "s3cret" and request.headers["x-fixed"] == "yes"
    assert json.loads(request.body) == {"app": "a b", "page": 2}


def test_basic_authorization(cloud, sink):
    arn = make_api(cloud, BasicAuthParameters={"Username": "u", "Password": "p"})
    make_rule(cloud, {"Id": "h", "Arn": arn, "RoleArn": make_role(cloud, "r", "events:*", arn)})
    put(cloud)
    assert sink.requests[0].headers["authorization"] == "Basic dTpw"


@pytest.mark.parametrize("status, tries", [(401, 2), (407, 2), (403, 1)])
def test_an_expired_token_is_replaced(cloud, sink, status, tries):
    client = {"ClientID": "c", "ClientSecret": "s"}
    oauth = {"AuthorizationEndpoint": "https://id.example.com/token", "HttpMethod": "POST", "ClientParameters": client}
    arn = make_api(cloud, OAuthParameters=oauth)
    make_rule(cloud, {"Id": "h", "Arn": arn, "RoleArn": make_role(cloud, "r", "events:*", arn)})
    # The sink answers the request for a token, then the event.
    sink.answers += [200, status]
    put(cloud)
    told = [request.origin for request in sink.requests]
    assert told == ["https://id.example.com", "https://api.example.com"] * tries
    assert last(cloud)["outcome"] == ("delivered" if tries == 2 else "failed")


@pytest.mark.parametrize(
    "action, source, reason",
    [
        ("events:PutEvents", RULE_ARN, "does not allow events:InvokeApiDestination"),
        ("events:InvokeApiDestination", RULE_ARN + "x", "does not trust"),
    ],
)
def test_a_role_must_trust_and_allow(cloud, sink, action, source, reason):
    arn = make_api(cloud)
    make_rule(cloud, {"Id": "h", "Arn": arn, "RoleArn": make_role(cloud, "r", action, arn, source)})
    put(cloud)
    assert sink.requests == [] and reason in last(cloud)["reason"]


def test_undeliverable_events_go_to_the_dead_letter_queue(cloud, sink):
    arn = make_api(cloud)
    dead = make_queue(cloud, "dead")
    make_rule(
        cloud,
        {
            "Id": "h",
            "Arn": arn,
            "RoleArn": make_role(cloud, "r", "events:InvokeApiDestination", arn),
            "DeadLetterConfig": {"Arn": dead},
            "RetryPolicy": {"MaximumRetryAttempts": 2, "MaximumEventAgeInSeconds": 60},
        },
    )
    sink.answers += [500, 503]
    put(cloud, id=1)
    assert len(sink.requests) == 3 and last(cloud)["outcome"] == "delivered"
    sink.answers += [500, 500, 500]
    put(cloud, id=2)
    (letter,) = cloud.messages("dead")
    attributes = {key: value["StringValue"] for key, value in letter["MessageAttributes"].items()}
    assert json.loads(letter["Body"])["detail"] == {"id": 2}
    assert attributes["RULE_ARN"] == RULE_ARN and attributes["TARGET_ARN"] == arn
    assert attributes["RETRY_ATTEMPTS"] == "2" and attributes["EXHAUSTED_RETRY_CONDITION"] == "MaximumRetryAttempts"
    assert {"ERROR_CODE", "ERROR_MESSAGE"} <= set(attributes)


def test_a_dead_letter_queue_needs_a_policy_too(cloud):
    dead = make_queue(cloud, "dead", allow=False)
    gone = f"arn:aws:sqs:{REGION}:{ACCOUNT}:gone"
    make_rule(cloud, {"Id": "q", "Arn": gone, "DeadLetterConfig": {"Arn": dead}})
    put(cloud)
    assert cloud.messages("dead") == []
    assert last(cloud)["dead_letter"].startswith("refused")


def test_a_state_machine_starts_with_the_payload(cloud):
    machine = cloud.client("stepfunctions").create_state_machine(
        name="work",
        roleArn=make_role(cloud, "runs", "sqs:*", "*", None, "states.amazonaws.com"),
        definition=json.dumps({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}}),
    )["stateMachineArn"]
    role = make_role(cloud, "starts", "states:StartExecution", machine)
    make_rule(cloud, {"Id": "m", "Arn": machine, "RoleArn": role, "InputPath": "$.detail"})
    put(cloud, id=9)
    execution = last(cloud)["did"]["execution"]
    held = cloud.client("stepfunctions").describe_execution(executionArn=execution)
    assert json.loads(held["input"]) == {"id": 9}


def test_a_stream_gets_its_partition_key(cloud):
    cloud.client("kinesis").create_stream(StreamName="s", ShardCount=1)
    arn = f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/s"
    role = make_role(cloud, "r", "kinesis:PutRecord", arn)
    parameters = {"PartitionKeyPath": "$.detail.customer"}
    make_rule(cloud, {"Id": "k", "Arn": arn, "RoleArn": role, "KinesisParameters": parameters})
    put(cloud, customer="c-1")
    assert last(cloud)["outcome"] == "delivered" and last(cloud)["did"] == {"partition-key": "c-1"}


def test_an_event_moves_on_to_another_bus(cloud):
    other = cloud.client("events").create_event_bus(Name="other")["EventBusArn"]
    onward = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/other/onward"
    queue = make_queue(cloud, source=onward)
    events = cloud.client("events")
    events.put_rule(Name="onward", EventBusName="other", EventPattern='{"source": ["shop"]}')
    events.put_targets(Rule="onward", EventBusName="other", Targets=[{"Id": "q", "Arn": queue}])
    make_rule(cloud, {"Id": "b", "Arn": other, "RoleArn": make_role(cloud, "r", "events:PutEvents", other)})
    put(cloud, id=3)
    assert [json.loads(body)["detail"] for body in bodies(cloud)] == [{"id": 3}]


def test_a_partner_bus_keeps_its_slashes(cloud):
    name = "aws.partner/stripe.com/ed_1"
    events = cloud.client("events")
    arn = events.create_event_bus(Name=name, EventSourceName=name)["EventBusArn"]
    rule = events.put_rule(Name=RULE, EventBusName=name, EventPattern=json.dumps({"source": [name]}))["RuleArn"]
    assert rule == f"{arn.replace('event-bus/', 'rule/')}/{RULE}"
    events.put_targets(Rule=RULE, EventBusName=name, Targets=[{"Id": "q", "Arn": make_queue(cloud, source=rule)}])
    cloud.put_event(name, "invoice.payment_failed", {"id": 1}, bus=name)
    assert len(bodies(cloud)) == 1
