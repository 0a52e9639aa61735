"""Shared by the end-to-end suites: running tasuki and terraform, the test cloud, the sink, the comparison."""
