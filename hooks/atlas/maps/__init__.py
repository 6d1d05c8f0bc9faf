"""Geometry of maps, without a word: sphere, projections, land, frames, labels, lines."""
