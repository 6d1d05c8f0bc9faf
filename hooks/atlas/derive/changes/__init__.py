"""Differences of two states of data/: addresses that are gone, values that came, changed or went."""
