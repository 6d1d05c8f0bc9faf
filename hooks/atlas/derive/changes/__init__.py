"""Differences of two states of data/: addresses that are gone."""
