"""Counts with Apache Spark what logs of events would have caused: `tasuki replay` on every partition, then one merge.

    spark-submit replay.py LOGS PROJECT [--by FIELD] [--tasuki PATH] [--out FILE]

LOGS is what Spark can read: a folder, a glob, or `s3://bucket/prefix/`, compressed files included. One event per line, as
archives that EventBridge delivers through Firehose with a line break, exports of CloudWatch Logs and most log shippers
have them. PROJECT is the folder with tasuki.yaml, and `tasuki` the released binary: both must exist on every worker
(`spark-submit --files tasuki --archives project.zip#project`).

The result is JSON, as `tasuki replay --format json` prints it for all logs together; records without an event have no line
number, because a partition does not know where in its file it begins.
"""

import argparse
import pathlib
import shlex
import subprocess
import sys

from pyspark.sql import SparkSession

# A merge reads this many counts, so that neither the driver nor a single task gets all of them.
COUNTS_PER_MERGE = 256


def main() -> int:
    arguments = read_arguments()
    context = SparkSession.builder.appName("tasuki-replay").getOrCreate().sparkContext
    count = [arguments.tasuki, "replay", arguments.project, "--events", "-", "--partial", "-", "--quiet"]
    if arguments.by:
        count += ["--by", arguments.by]
    merge = [arguments.tasuki, "replay", "--merge", "-", "--partial", "-"]
    counts = context.textFile(arguments.logs).pipe(shlex.join(count), checkCode=True)
    while counts.getNumPartitions() > COUNTS_PER_MERGE:
        fewer = -(-counts.getNumPartitions() // COUNTS_PER_MERGE)
        counts = counts.repartition(fewer).pipe(shlex.join(merge), checkCode=True)
    lines = "".join(line + "\n" for line in counts.collect())
    result = subprocess.run(
        [arguments.tasuki, "replay", "--merge", "-", "--format", "json"], input=lines.encode(), capture_output=True
    )
    if result.returncode != 0:
        sys.stderr.write(result.stderr.decode())
        return result.returncode
    if arguments.out:
        pathlib.Path(arguments.out).write_bytes(result.stdout)
    else:
        sys.stdout.buffer.write(result.stdout)
    return 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Count with Apache Spark what logs of events would have caused.")
    parser.add_argument("logs", help="a folder, a glob, or s3://bucket/prefix/")
    parser.add_argument("project", help="the folder with tasuki.yaml, on every worker")
    parser.add_argument("--by", metavar="FIELD", help="count by the values of this field too")
    parser.add_argument("--tasuki", default="tasuki", metavar="PATH", help="the binary, on every worker")
    parser.add_argument("--out", metavar="FILE", help="write the result to this file")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
