# shellcheck shell=bash
# Runs examples/replay-at-scale under Apache Spark on two local cores, and compares its result with that of `tasuki replay`
# over the same logs: they must be equal. Prints how long both take. GIGABYTES says how much is replayed (default: 10).

readonly spark_version=4.0.5

prove() {
  local work=.test-output/spark gigabytes=${GIGABYTES:-10} began alone
  need_swift
  need_libraries
  need_java
  need_spark
  swift_release
  rm -rf "$work"
  mkdir -p "$work/logs"
  python3 Benchmarks/events.py "$work/logs" "$gigabytes"

  began=$SECONDS
  "$(release_binary)" replay examples/replay-at-scale --events "$work/logs" --by detail.currency --format json >"$work/alone"
  alone=$((SECONDS - began))
  figure "$gigabytes GB alone: $alone s"

  began=$SECONDS
  .venv-spark/bin/spark-submit --master 'local[2]' examples/replay-at-scale/spark/replay.py "$work/logs" \
    examples/replay-at-scale --by detail.currency --tasuki "$(release_binary)" --out "$work/spark"
  figure "$gigabytes GB under Spark, local[2]: $((SECONDS - began)) s"

  cmp "$work/alone" "$work/spark"
  figure "both results have the same bytes"
  rm -rf "$work"
}

need_java() {
  command -v java >/dev/null || install_packages "Java 17 or later is needed to run Spark" openjdk-17-jre-headless
}

# Installs Spark from the package index in .venv-spark.
need_spark() {
  need_python
  if [[ ! -x .venv-spark/bin/spark-submit ]]; then
    make_venv .venv-spark
    .venv-spark/bin/python -m pip install --quiet --disable-pip-version-check "pyspark==$spark_version"
  fi
}
