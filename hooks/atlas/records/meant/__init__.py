"""The meaning of ids that no record has: another id, or something that has no record."""
