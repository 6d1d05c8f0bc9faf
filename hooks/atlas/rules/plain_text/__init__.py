"""Checks of one plain text: its characters, its script, contact details in it."""
