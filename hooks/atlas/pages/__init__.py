"""Records become pages: typed views in one language, templates, Markdown, HTML."""
