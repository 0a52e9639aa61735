#!/usr/bin/env python3
"""Writes the tables of AWS services, their API actions and these actions' parameters.

    scripts/generate-service-tables.py

Reads the models of an installed botocore, and the existing IAM actions from an installed cfn-lint, whose Policies.json
is the data of the Service Authorization Reference. Writes Sources/Language/Catalog/Services/Tables.
The same versions give the same bytes.
"""

import collections
import json
import os
import pathlib
import re

import botocore
import cfnlint
from botocore.loaders import Loader

TABLES = pathlib.Path(__file__).resolve().parent.parent / "Sources/Language/Catalog/Services/Tables"

# Services of the 264 prefixes on Step Functions' page of SDK integrations (2022) that botocore no longer has.
RETIRED = """alexaforbusiness codestar elasticinference elastictranscoder evidently honeycode iot1clickprojects
iotanalytics iotfleethub lookoutvision macie mobile opsworks opsworkscm qldb qldbsession robomaker sms""".split()

# Services for which neither the signing name nor the endpoint's is the prefix of the IAM actions.
PREFIXES = {
    "applicationcostprofiler": "application-cost-profiler",
    "cloudcontrol": "cloudformation",
    "iotdataplane": "iot",
    "ioteventsdata": "iotevents",
    "iotjobsdataplane": "iotjobsdata",
    "iotsecuretunneling": "iot",
    "iotthingsgraph": "iotthingsgraph",
    "mturk": "mechanicalturk",
    "partnercentralaccount": "partnercentral",
    "partnercentralbenefits": "partnercentral",
    "partnercentralchannel": "partnercentral",
    "partnercentralselling": "partnercentral",
    "resourcegroupstaggingapi": "tag",
}

# Exception prefixes on that page that differ from the rule below.
EXCEPTION_PREFIXES = {
    "iotevents": "IotEvents",
    "ioteventsdata": "IotEventsData",
    "iotjobsdataplane": "IotJobsDataPlane",
    "memorydb": "MemoryDB",
    "sesv2": "SesV2",
}

# Services for which the table also has optional parameters: those that workflows call most.
FULL = set("""athena batch bedrockruntime cloudwatch cloudwatchlogs codebuild codepipeline comprehend dynamodb ecs
eventbridge firehose kinesis kms lambda polly rdsdata redshiftdata rekognition s3 scheduler secretsmanager ses sesv2 sfn
sns sqs ssm sts textract transcribe translate""".split())


def sdk_name(service_id):
    """The service's name in an SDK integration: the id in lower case, without spaces and a closing `service`."""
    name = re.sub(r"[^a-z0-9]", "", service_id.lower())
    return name[: -len("service")] if name.endswith("service") and name != "service" else name


def pascal(name):
    """A member's name in Step Functions: the name of the Java SDK with an upper-case first letter. A run of capitals at
    its start counts as one word: DBName, DbName."""
    end = 1
    while end < len(name) and name[end].isupper() and not (end + 1 < len(name) and name[end + 1].islower()):
        end += 1
    return name[0].upper() + name[1:end].lower() + name[end:]


def exception_prefix(service_id):
    """The Java SDK's name of the service, each word capitalized: DynamoDb, SesV2."""
    words = re.sub(r"[^A-Za-z0-9 ]", "", service_id)
    words = re.sub(r"([a-z])([A-Z])", r"\1 \2", words)
    words = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", words)
    words = re.sub(r"([0-9])([a-zA-Z])", r"\1 \2", words)
    parts = [word[0].upper() + word[1:].lower() for word in words.split()]
    if len(parts) > 1 and parts[-1] == "Service":
        parts.pop()
    return "".join(parts)


def load():
    """The models by the names of their services; of two versions of one, the fuller."""
    loader = Loader()
    models = {}
    for name in sorted(loader.list_available_services("service-2")):
        model = loader.load_service_model(name, "service-2")
        key = sdk_name(model["metadata"].get("serviceId") or name)
        if key not in models or len(models[key]["operations"]) < len(model["operations"]):
            models[key] = model
    return models


def members(model, operation):
    shape = model["shapes"][operation["input"]["shape"]] if "input" in operation else {}
    required = set(shape.get("required", []))
    names = {pascal(name): name in required for name in shape.get("members", {})}
    return sorted(n for n, r in names.items() if r), sorted(n for n, r in names.items() if not r)


def streams(model, operation):
    shape = model["shapes"][operation["output"]["shape"]] if "output" in operation else {}
    shapes = [model["shapes"][member["shape"]] for member in shape.get("members", {}).values()]
    return any(inner.get("eventstream") for inner in shapes)


EVERY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def codes(counts):
    """A code for each name: two characters for the 2,232 most common ones, starting with a lower-case letter or a
    digit; three for the others, starting with an upper-case letter."""
    small, capitals, digits = EVERY[:26], EVERY[26:52], EVERY[52:]
    short = [a + b for a in small + digits for b in EVERY]
    long = [a + b + c for a in capitals for b in EVERY for c in EVERY]
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return dict(zip(names, short + long))


def iam_prefix(key, model, policies):
    metadata = model["metadata"]
    wanted = [metadata.get("signingName"), metadata["endpointPrefix"], key]
    return PREFIXES.get(key) or next((name for name in wanted if name in policies), metadata["endpointPrefix"])


def cells_of(row):
    return row.split("|")


def write(name, comment, constant, rows):
    text = comment + f"\nlet {constant} = #\"\"\"\n" + "".join(f"  {row}\n" for row in rows) + '  """#\n'
    (TABLES / (name + ".swift")).write_text(text)


def main():
    policies = json.load(
        open(os.path.join(os.path.dirname(cfnlint.__file__), "data/AdditionalSpecs/Policies.json")))
    models = load()
    versions = f"botocore {botocore.__version__}"

    services = [f"{name}|{name}" for name in RETIRED]
    counts = collections.Counter()
    actions = {}
    for key, model in models.items():
        prefix = iam_prefix(key, model, policies)
        service_id = model["metadata"]["serviceId"]
        services.append(f"{key}|{prefix}|{EXCEPTION_PREFIXES.get(key) or exception_prefix(service_id)}")
        granted = policies.get(prefix, {}).get("Actions", {})
        rows = actions[key] = {}
        for name, operation in model["operations"].items():
            required, optional = members(model, operation)
            given = granted.get(name.lower())
            marks = ("!" if streams(model, operation) else "") + ("*" if given == {} else "")
            optional = optional if key in FULL else None
            counts.update(required)
            counts.update(optional or [])
            rows[pascal(name)] = (marks, required, optional)
    code = codes(counts)
    beginnings = collections.defaultdict(list)
    for name, each in code.items():
        beginnings[each[:-1]].append(name)

    def cell(name, marks, required, optional):
        text = name + marks
        if required or optional is not None:
            text += ":" + "".join(code[r] for r in required)
        if optional is not None:
            text += "/" + "".join(code[o] for o in optional)
        return text

    lines = []
    for key, rows in actions.items():
        verbs = collections.defaultdict(list)
        for name, what in rows.items():
            verb = re.match(r"[A-Z][a-z0-9]*", name).group(0)
            verbs[verb].append((name[len(verb):] or "-", *what))
        cells = [verb + "".join(" " + cell(*noun) for noun in sorted(nouns)) for verb, nouns in sorted(verbs.items())]
        lines.append("|".join([key] + cells))

    write(
        "SDKServices",
        f"// Services and their names. Made by scripts/generate-service-tables.py from {versions} and the 264 prefixes of\n"
        "// Step Functions' page on AWS SDK integrations (2022).\n\n"
        "/// A row is a service as an SDK integration names it, the prefix of its IAM actions, and the prefix of its errors.",
        "sdkServiceRows", sorted(services, key=cells_of))
    for part, (first, last) in {"AToB": "ab", "CToD": "cd", "EToK": "ek", "LToR": "lr", "SToZ": "sz"}.items():
        write(
            f"SDKActions{part}",
            f"// API actions and their parameters. Made by scripts/generate-service-tables.py from {versions}.\n\n"
            "/// A row is a service and, in one cell per verb, the actions that begin with the verb; `ServiceActionModel` reads it.",
            f"sdkActionRows{part}", sorted((line for line in lines if first <= line[0] <= last), key=cells_of))
    write(
        "SDKParameters",
        f"// Names of parameters. Made by scripts/generate-service-tables.py from {versions}.\n\n"
        "/// A row is the prefix of codes and their names, in the order of the codes' last characters: lower-case letters,\n"
        "/// capitals, digits.",
        "sdkParameterRows", sorted((f"{start}|{' '.join(names)}" for start, names in beginnings.items()), key=cells_of))


if __name__ == "__main__":
    main()
