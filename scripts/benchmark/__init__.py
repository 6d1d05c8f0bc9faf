"""Measures builds of this project, of plain MkDocs and of Hugo, on the same pages."""
