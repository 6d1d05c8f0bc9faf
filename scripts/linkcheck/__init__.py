"""The external check: the addresses in data/ visited, and what became of them told in terms of records."""
