"""Work in batches, over several processes."""
