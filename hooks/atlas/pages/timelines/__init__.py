"""The timelines of pages: rows, scales, marks, words, the figure."""
