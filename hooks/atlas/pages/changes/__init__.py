"""The changes between two states of data/, in words, as Markdown for a pull request."""
