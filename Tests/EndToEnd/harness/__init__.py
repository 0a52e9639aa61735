"""What the end-to-end suites share: running tasuki and terraform, the test cloud, the sink, the comparison."""
