"""Pages that are no record's: home, indexes, countries, years, anniversaries, quality."""
