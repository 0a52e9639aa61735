"""Policies: of queues, of topics, of roles."""

from .resource import CloudFormationModel, Resource, client, nothing, text


def fill() -> None:
    """Importing this module is enough."""


class QueuePolicy(Resource, CloudFormationModel):
    TYPE, NAME = "AWS::SQS::QueuePolicy", ""

    @classmethod
    def make(cls, name, properties, region, account):
        sqs = client("sqs", region)
        for url in properties["Queues"]:
            sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": text(properties["PolicyDocument"])})
        return cls(name, {"Id": name}, nothing)


class TopicPolicy(Resource, CloudFormationModel):
    TYPE, NAME = "AWS::SNS::TopicPolicy", ""

    @classmethod
    def make(cls, name, properties, region, account):
        sns = client("sns", region)
        for arn in properties["Topics"]:
            document = text(properties["PolicyDocument"])
            sns.set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=document)
        return cls(name, {"Id": name}, nothing)


class RolePolicy(Resource, CloudFormationModel):
    TYPE, NAME = "AWS::IAM::RolePolicy", "PolicyName"

    @classmethod
    def make(cls, name, properties, region, account):
        iam, role = client("iam", region), properties["RoleName"]
        document = text(properties["PolicyDocument"])
        iam.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=document)
        return cls(f"{name}|{role}", {}, lambda: _forget(iam, role, name))


def _forget(iam, role: str, name: str) -> None:
    try:
        iam.delete_role_policy(RoleName=role, PolicyName=name)
    except iam.exceptions.NoSuchEntityException:
        nothing()
