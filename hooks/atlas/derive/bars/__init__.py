"""The time of records as bars of a timeline, and lists of records in the order of time."""
