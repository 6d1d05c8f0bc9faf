"""Views become Markdown, Markdown becomes HTML."""
