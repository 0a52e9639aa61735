"""What `tasuki diff` reports of events, compared with brute force; scripts/prove.sh verdicts compares many more pairs."""

from harness import verdicts


def test_no_event_refutes_a_verdict():
    counted, refuted = verdicts.check(200, seed=1)
    assert refuted == []
    assert min(counted[each] for each in ("equal", "narrower", "wider", "overlapping", "disjoint")) >= 5


def test_a_wrong_verdict_is_refuted():
    narrow, wide = ({"source": ["com.example"], "detail": {"a": each}} for each in (["x"], ["x", {"prefix": "y"}]))
    gained = verdicts.event(("yx", None, None))
    assert verdicts.problems((narrow, wide), None, [gained]) == ("equal", [f"now fires: {gained['detail']}"])
    both = verdicts.event(("x", None, None))
    for name, events in [("events-narrowed", [gained]), ("events-replaced", [both]), ("events-widened", [])]:
        report = {"changes": [{"name": name, "facts": []}]}
        assert verdicts.problems((narrow, wide), report, events)[1], name
