"""Exactly the expected events arrive, transformed, once the template's stacks exist.

`tasuki simulate` reports the same for the same events.
"""

from harness import arrivals, simulated, stacks


def test_events_and_schedules_arrive_as_expected(project, cloud, sink, tmp_path):
    steps = project.expected["deliveries"]
    assert any(step["arrives"] for step in steps), "an example needs something that arrives"
    stacks.prepare(cloud, project.expected)
    stacks.create(cloud, project)
    problems = {
        f"step {number}: {step.get('put', step.get('fire'))}": found
        for number, step in enumerate(steps, start=1)
        if (found := arrivals.play(cloud, sink, step))
    }
    assert problems == {}
    assert simulated.problems(project, cloud, tmp_path) == []
