"""Anniversaries, ends of terms and events to come, as calendars and lists tell them."""
