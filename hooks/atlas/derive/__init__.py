"""What is computed from the records and never typed: the state of agreements, who stands in relation to whom."""
