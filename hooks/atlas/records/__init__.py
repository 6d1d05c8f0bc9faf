"""All records in a store with lookups both ways, and the tracking of who looked up what."""
