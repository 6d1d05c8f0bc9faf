"""The times of records: bars on timelines, milestones, sort keys, activity by year."""
