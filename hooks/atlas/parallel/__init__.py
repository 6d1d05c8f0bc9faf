"""Parallel work in several processes: batches, fast pickling, rare garbage collection."""
