"""The test cloud itself: it delivers what AWS delivers, and refuses what AWS refuses."""

import json

import pytest
from botocore.exceptions import ClientError

from harness.places import ACCOUNT, REGION

RULE = "orders"
RULE_ARN = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{RULE}"
QUEUE_ARN = f"arn:aws:sqs:{REGION}:{ACCOUNT}:work"
TOPIC_ARN = f"arn:aws:sns:{REGION}:{ACCOUNT}:alerts"
GROUP_ARN = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/events/orders"


def statement(action, resource, source=RULE_ARN, service="events.amazonaws.com", **extra):
    condition = {"Condition": {"ArnEquals": {"aws:SourceArn": source}}} if source else {}
    return {
        "Effect": "Allow",
        "Principal": {"Service": service},
        "Action": action,
        "Resource": resource,
        **condition,
        **extra,
    }


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def make_queue(cloud, name="work", allow=True, source=RULE_ARN):
    arn = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"
    attributes = {"Policy": policy(statement("sqs:SendMessage", arn, source))} if allow else {}
    cloud.client("sqs").create_queue(QueueName=name, Attributes=attributes)
    return arn


def make_rule(cloud, *targets, pattern=None, state="ENABLED"):
    events = cloud.client("events")
    events.put_rule(Name=RULE, EventPattern=json.dumps(pattern or {"source": ["shop"]}), State=state)
    events.put_targets(Rule=RULE, Targets=list(targets))


def make_role(cloud, name, action, resource, source=RULE_ARN, service="events.amazonaws.com"):
    trust = statement("sts:AssumeRole", None, source, service)
    del trust["Resource"]
    cloud.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=policy(trust))
    allowed = {"Effect": "Allow", "Action": action, "Resource": resource}
    cloud.client("iam").put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=policy(allowed))
    return f"arn:aws:iam::{ACCOUNT}:role/{name}"


def put(cloud, **detail):
    return cloud.put_event("shop", "order.placed", detail)


def last(cloud):
    return cloud.deliveries()[-1]


def bodies(cloud, queue="work"):
    return [message["Body"] for message in cloud.messages(queue)]


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
        ({"InputTransformer": {"InputPathsMap": {"n": "$.detail.name"}, "InputTemplate": '{"n": <n>}'}}, '{"n": "Mori"}'),
        ({"InputTransformer": {"InputPathsMap": {"n": "$.detail.name"}, "InputTemplate": '"Hi <n>"'}}, '"Hi Mori"'),
        ({"InputTransformer": {"InputPathsMap": {"n": "$.detail.gone"}, "InputTemplate": '{"n": <n>}'}}, '{"n": ""}'),
        ({"InputTransformer": {"InputPathsMap": {"n": "$.detail.gone"}, "InputTemplate": '"Hi <n>."'}}, '"Hi ."'),
        ({"InputTransformer": {"InputPathsMap": {"n": "$.detail.many"}, "InputTemplate": '"Of <n>"'}}, '"Of [a,b]"'),
        ({"InputTransformer": {"InputPathsMap": {"n": "$.detail.many"}, "InputTemplate": '{"n": <n>}'}}, '{"n": ["a","b"]}'),
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


def make_function(cloud):
    role = make_role(cloud, "runs", "logs:*", "*", None, "lambda.amazonaws.com")
    return cloud.client("lambda").create_function(
        FunctionName="work", Runtime="python3.12", Role=role, Handler="i.h", Code={"ZipFile": b"PK\5\6" + bytes(18)}
    )["FunctionArn"]


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


def make_api(cloud, endpoint="https://api.example.com/v1/*/record.json", method="PUT", **auth):
    events = cloud.client("events")
    parameters = auth or {"ApiKeyAuthParameters": {"ApiKeyName": "X-Token", "ApiKeyValue": "s3cret"}}
    kind = "API_KEY" if "ApiKeyAuthParameters" in parameters else "BASIC"
    connection = events.create_connection(Name="c", AuthorizationType=kind, AuthParameters=parameters)
    return events.create_api_destination(
        Name="d", ConnectionArn=connection["ConnectionArn"], HttpMethod=method, InvocationEndpoint=endpoint
    )["ApiDestinationArn"]


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


def test_what_fails_for_good_goes_to_the_dead_letter_queue(cloud, sink):
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
    events.put_targets(
        Rule=RULE, EventBusName=name, Targets=[{"Id": "q", "Arn": make_queue(cloud, source=rule)}]
    )
    cloud.put_event(name, "invoice.payment_failed", {"id": 1}, bus=name)
    assert len(bodies(cloud)) == 1


def refused(code, call, **request):
    with pytest.raises(ClientError) as caught:
        call(**request)
    assert caught.value.response["Error"]["Code"] == code
    return caught.value.response["Error"]["Message"]


def test_put_targets_refuses_what_aws_refuses(cloud):
    events, arn = cloud.client("events"), make_queue(cloud)
    make_rule(cloud, *({"Id": f"q{n}", "Arn": arn} for n in range(5)))
    put_targets = events.put_targets
    refused("LimitExceededException", put_targets, Rule=RULE, Targets=[{"Id": "q6", "Arn": arn}])
    transformer = {"InputPathsMap": {}, "InputTemplate": '"<who>"'}
    target = {"Id": "q1", "Arn": arn, "InputTransformer": transformer}
    assert "invalid placeholder who" in refused("ValidationException", put_targets, Rule=RULE, Targets=[target])
    target = {"Id": "q1", "Arn": arn, "Input": "1", "InputPath": "$.detail"}
    assert "Only one of" in refused("ValidationException", put_targets, Rule=RULE, Targets=[target])


@pytest.mark.parametrize(
    "pattern",
    [{}, {"source": "shop"}, {"source": []}, {"detail": {"a": [{"prefx": "b"}]}}, {"a": [{"numeric": [">", "1"]}]}],
)
def test_put_rule_refuses_bad_patterns(cloud, pattern):
    put_rule = cloud.client("events").put_rule
    refused("InvalidEventPatternException", put_rule, Name=RULE, EventPattern=json.dumps(pattern))


def test_test_event_pattern(cloud):
    event = {"id": "1", "account": ACCOUNT, "source": "shop", "time": "t", "region": REGION, "detail-type": "x"}
    ask = cloud.client("events").test_event_pattern
    assert ask(EventPattern='{"source": ["shop"]}', Event=json.dumps(event))["Result"] is True
    assert ask(EventPattern='{"source": ["desk"]}', Event=json.dumps(event))["Result"] is False


def make_schedule(cloud, arn, role, **target):
    cloud.client("scheduler").create_schedule_group(Name="g")
    cloud.client("scheduler").create_schedule(
        Name="nightly",
        GroupName="g",
        ScheduleExpression="rate(1 day)",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": arn, "RoleArn": role, **target},
    )


SCHEDULE_GROUP = f"arn:aws:scheduler:{REGION}:{ACCOUNT}:schedule-group/g"


def test_a_schedule_delivers_by_its_role(cloud):
    arn = make_queue(cloud, allow=False)
    role = make_role(cloud, "r", "sqs:SendMessage", arn, SCHEDULE_GROUP, "scheduler.amazonaws.com")
    make_schedule(cloud, arn, role, Input='{"from": "<aws.scheduler.schedule-arn>"}')
    assert cloud.fire_schedule("nightly", "g")["outcome"] == "delivered"
    (body,) = bodies(cloud)
    assert json.loads(body)["from"].endswith(":schedule/g/nightly")


@pytest.mark.parametrize("action, source", [("sns:Publish", SCHEDULE_GROUP), ("sqs:SendMessage", RULE_ARN)])
def test_a_schedule_whose_role_does_not_suffice_delivers_nothing(cloud, action, source):
    arn = make_queue(cloud, allow=False)
    make_schedule(cloud, arn, make_role(cloud, "r", action, arn, source, "scheduler.amazonaws.com"))
    assert cloud.fire_schedule("nightly", "g")["outcome"] == "refused"
    assert bodies(cloud) == []


def test_a_schedule_calls_any_api(cloud):
    arn = make_queue(cloud, allow=False)
    role = make_role(cloud, "r", "events:PutEvents", "*", SCHEDULE_GROUP, "scheduler.amazonaws.com")
    entry = {"Source": "clock", "DetailType": "tick", "Detail": "{}", "EventBusName": "default"}
    make_schedule(
        cloud,
        "arn:aws:scheduler:::aws-sdk:eventbridge:putEvents",
        role,
        Input=json.dumps({"Entries": [entry]}),
    )
    assert cloud.fire_schedule("nightly", "g")["outcome"] == "delivered", arn


NOTIFICATION = {"version": "1.0", "source": "custom", "content": {"description": "hello"}}


def test_a_channel_shows_only_the_custom_form(cloud):
    chatbot, topic = cloud.client("chatbot"), cloud.client("sns").create_topic(Name="alerts")["TopicArn"]
    arn = chatbot.create_slack_channel_configuration(
        SlackTeamId="T1",
        SlackChannelId="C1",
        ConfigurationName="desk",
        IamRoleArn=f"arn:aws:iam::{ACCOUNT}:role/r",
        SnsTopicArns=[topic],
        Tags=[{"TagKey": "a", "TagValue": "b"}],
    )["ChannelConfiguration"]["ChatConfigurationArn"]
    chatbot.tag_resource(ResourceARN=arn, Tags=[{"TagKey": "c", "TagValue": "d"}])
    assert len(chatbot.list_tags_for_resource(ResourceARN=arn)["Tags"]) == 2
    for message in (NOTIFICATION, {**NOTIFICATION, "version": 1}, "plain"):
        cloud.client("sns").publish(TopicArn=topic, Message=json.dumps(message))
    assert [each["shown"] for each in cloud.chat_messages()] == [True, False, False]
    chatbot.delete_slack_channel_configuration(ChatConfigurationArn=arn)
    assert chatbot.describe_slack_channel_configurations()["SlackChannelConfigurations"] == []


def test_teams_channels(cloud):
    chatbot = cloud.client("chatbot")
    arn = chatbot.create_microsoft_teams_channel_configuration(
        ChannelId="19%3Aabcdefabcdefabcdefabcdef%40thread.tacv2",
        TeamId="01234567-89ab-cdef-0123-456789abcdef",
        TenantId="01234567-89ab-cdef-0123-456789abcdef",
        ConfigurationName="desk",
        IamRoleArn=f"arn:aws:iam::{ACCOUNT}:role/r",
    )["ChannelConfiguration"]["ChatConfigurationArn"]
    found = chatbot.get_microsoft_teams_channel_configuration(ChatConfigurationArn=arn)
    assert found["ChannelConfiguration"]["ConfigurationName"] == "desk"
    assert len(chatbot.list_microsoft_teams_channel_configurations()["TeamChannelConfigurations"]) == 1


def test_unknown_actions_answer_at_once(cloud):
    refused("NotImplementedByTestCloud", cloud.client("events").list_endpoints)


def test_nothing_leaves_loopback(cloud):
    events = cloud.client("events")
    arn = make_api(cloud)
    make_rule(cloud, {"Id": "h", "Arn": arn, "RoleArn": make_role(cloud, "r", "events:*", arn)})
    cloud.send_http_to(None)
    put(cloud)
    assert "is not called" in last(cloud)["reason"], events
