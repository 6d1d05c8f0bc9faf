"""Everything that is computed from the records and never typed."""
