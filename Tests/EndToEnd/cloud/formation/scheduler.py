"""Schedules and their groups."""

from .resource import CloudFormationModel, Resource, api_spelling, client


def fill() -> None:
    """Importing this module is enough."""


class ScheduleGroup(Resource, CloudFormationModel):
    TYPE = "AWS::Scheduler::ScheduleGroup"

    @classmethod
    def make(cls, name, properties, region, account):
        scheduler = client("scheduler", region)
        arn = scheduler.create_schedule_group(Name=name, Tags=properties.get("Tags", []))["ScheduleGroupArn"]
        return cls(name, {"Arn": arn}, lambda: scheduler.delete_schedule_group(Name=name))


class Schedule(Resource, CloudFormationModel):
    TYPE = "AWS::Scheduler::Schedule"

    @classmethod
    def make(cls, name, properties, region, account):
        scheduler, group = client("scheduler", region), properties.get("GroupName", "default")
        api_spelling(properties["Target"])
        arn = scheduler.create_schedule(**{**properties, "Name": name})["ScheduleArn"]
        return cls(name, {"Arn": arn}, lambda: scheduler.delete_schedule(Name=name, GroupName=group))
