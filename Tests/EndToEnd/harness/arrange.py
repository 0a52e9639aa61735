"""Small arrangements on the test cloud: a rule on the default bus, its targets, their permissions."""

import json

from .places import ACCOUNT, REGION

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


def make_function(cloud):
    role = make_role(cloud, "runs", "logs:*", "*", None, "lambda.amazonaws.com")
    return cloud.client("lambda").create_function(
        FunctionName="work", Runtime="python3.12", Role=role, Handler="i.h", Code={"ZipFile": b"PK\5\6" + bytes(18)}
    )["FunctionArn"]


def make_api(cloud, endpoint="https://api.example.com/v1/*/record.json", method="PUT", **auth):
    events = cloud.client("events")
    parameters = auth or {"ApiKeyAuthParameters": {"ApiKeyName": "X-Token", "ApiKeyValue": "s3cret"}}
    kinds = {"ApiKeyAuthParameters": "API_KEY", "BasicAuthParameters": "BASIC", "OAuthParameters": "OAUTH_CLIENT_CREDENTIALS"}
    kind = next(kinds[name] for name in parameters if name in kinds)
    connection = events.create_connection(Name="c", AuthorizationType=kind, AuthParameters=parameters)
    return events.create_api_destination(
        Name="d", ConnectionArn=connection["ConnectionArn"], HttpMethod=method, InvocationEndpoint=endpoint
    )["ApiDestinationArn"]


MACHINE_ARN = f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:work"


def make_machine(cloud, states, *allowed, start=None, **more):
    """A machine whose role allows these statements: pairs of an action and a resource, or whole statements."""
    trust = statement("sts:AssumeRole", None, MACHINE_ARN, "states.amazonaws.com")
    del trust["Resource"]
    iam = cloud.client("iam")
    iam.create_role(RoleName="work", AssumeRolePolicyDocument=policy(trust))
    if allowed:
        statements = [
            each if isinstance(each, dict) else {"Effect": "Allow", "Action": each[0], "Resource": each[1]}
            for each in allowed
        ]
        iam.put_role_policy(RoleName="work", PolicyName="p", PolicyDocument=policy(*statements))
    definition = {"QueryLanguage": "JSONata", "StartAt": start or next(iter(states)), "States": states, **more}
    return cloud.client("stepfunctions").create_state_machine(
        name="work", roleArn=f"arn:aws:iam::{ACCOUNT}:role/work", definition=json.dumps(definition)
    )["stateMachineArn"]


def run_machine(cloud, machine, **given):
    """Runs a machine and returns the execution with what it did."""
    number = len(cloud.executions())
    cloud.client("stepfunctions").start_execution(
        stateMachineArn=machine, name=f"run-{number}", input=json.dumps(given)
    )
    return cloud.executions()[number]
