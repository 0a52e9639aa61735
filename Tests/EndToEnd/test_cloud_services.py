"""The rest of the test cloud: rejected calls, schedules, chat channels, loopback."""

import json

import pytest
from botocore.exceptions import ClientError
from harness.arrange import RULE, RULE_ARN, bodies, last, make_api, make_queue, make_role, make_rule, put
from harness.places import ACCOUNT, REGION


def refused(code, call, **request):
    with pytest.raises(ClientError) as caught:
        call(**request)
    assert caught.value.response["Error"]["Code"] == code
    return caught.value.response["Error"]["Message"]


def test_put_targets_rejects_what_aws_rejects(cloud):
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
def test_put_rule_rejects_bad_patterns(cloud, pattern):
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
    teams = ["01234567-89ab-cdef-0123-456789abcdef", "fedcba98-7654-3210-fedc-ba9876543210"]
    arn, _ = (
        chatbot.create_microsoft_teams_channel_configuration(
            ChannelId="19%3Aabcdefabcdefabcdefabcdef%40thread.tacv2",
            TeamId=team,
            TenantId="01234567-89ab-cdef-0123-456789abcdef",
            ConfigurationName=name,
            IamRoleArn=f"arn:aws:iam::{ACCOUNT}:role/r",
        )["ChannelConfiguration"]["ChatConfigurationArn"]
        for team, name in zip(teams, ["desk", "floor"])
    )
    found = chatbot.get_microsoft_teams_channel_configuration(ChatConfigurationArn=arn)
    assert found["ChannelConfiguration"]["ConfigurationName"] == "desk"

    def listed(**wanted):
        held = chatbot.list_microsoft_teams_channel_configurations(**wanted)["TeamChannelConfigurations"]
        return [each["ConfigurationName"] for each in held]

    assert listed() == ["desk", "floor"]
    assert [listed(TeamId=team) for team in [*teams, teams[0][::-1]]] == [["desk"], ["floor"], []]


def test_unknown_actions_answer_at_once(cloud):
    refused("NotImplementedByTestCloud", cloud.client("events").list_endpoints)


def test_nothing_leaves_loopback(cloud):
    events = cloud.client("events")
    arn = make_api(cloud)
    make_rule(cloud, {"Id": "h", "Arn": arn, "RoleArn": make_role(cloud, "r", "events:*", arn)})
    cloud.send_http_to(None)
    put(cloud)
    assert "is not called" in last(cloud)["reason"], events
