"""All records in a store with lookups in both directions, and the tracking of which work depends on which lookups."""
