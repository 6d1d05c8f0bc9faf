"""The facets of lists: the tables by which a script narrows and sorts a list in the browser."""
