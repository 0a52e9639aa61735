"""Policies: of queues, of topics, of roles."""

from moto.iam import models as iam

from .resource import CloudFormationModel, Resource, client, nothing, text


def fill() -> None:
    """moto keeps a template's role policies in Python's notation; they are JSON."""
    stock = iam.Role.put_policy

    def put_policy(self, policy_name, policy_json):
        return stock(self, policy_name, text(policy_json))

    iam.Role.put_policy = put_policy


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
        roles, role = client("iam", region), properties["RoleName"]
        document = text(properties["PolicyDocument"])
        roles.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=document)
        return cls(f"{name}|{role}", {}, lambda: roles.delete_role_policy(RoleName=role, PolicyName=name))
