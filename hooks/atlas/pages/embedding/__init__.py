"""The partners of a place for the pages of others: HTML without a script, and JSON."""
