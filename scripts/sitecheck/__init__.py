"""Checks on the built site: addresses, anchors, languages, structure and leftovers of every page; calendars."""
