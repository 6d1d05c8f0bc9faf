"""The full-text index of the finished pages, in Pagefind's format."""
