"""Conversion of Natural Earth's water into the land of the maps."""
