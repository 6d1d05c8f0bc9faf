"""Edits of records that are there: another id, a withdrawal, sources that move out of citations."""
