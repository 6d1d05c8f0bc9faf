"""The maps of pages: places and relations to show, their names and words, the figure."""
