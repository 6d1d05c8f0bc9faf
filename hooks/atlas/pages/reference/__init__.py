"""The reference for those who edit records: every field, and every mistake that the check knows."""
