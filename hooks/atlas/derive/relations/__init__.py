"""References read from the other end: related records, countries, pairs of places, persons."""
