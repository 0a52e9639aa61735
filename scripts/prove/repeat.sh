# shellcheck shell=bash
# Runs the end-to-end suites again and again, every second time beside six busy processes. No run may fail.

busy=()

start_load() {
  for _ in 1 2 3 4 5 6; do
    (while :; do :; done) &
    busy+=("$!")
  done
}

end_load() {
  ((${#busy[@]} == 0)) || kill "${busy[@]}" 2>/dev/null || true
  busy=()
}

prove() {
  local round began beside failed=0 said status
  need_tested_binary
  trap end_load EXIT
  said=$(mktemp)
  for ((round = 1; round <= rounds; round++)); do
    beside=alone
    if ((round % 2 == 0)); then
      beside="beside six busy processes"
      start_load
    fi
    printf '\nround %s of %s, %s\n' "$round" "$rounds" "$beside"
    began=$SECONDS
    status=0
    .venv/bin/python -m pytest --numprocesses "${TASUKI_TEST_WORKERS:-3}" Tests/EndToEnd 2>&1 | tee "$said" || status=$?
    end_load
    ((status == 0)) || failed=$((failed + 1))
    figure "round $round, $beside: $((SECONDS - began)) s, $(tail -n 1 "$said" | tr -d '=')"
  done
  rm -f "$said"
  figure "rounds that failed: $failed of $rounds"
  ((failed == 0))
}
