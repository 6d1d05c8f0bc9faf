"""The whole lists of which other pages show but a part, on pages of their own."""
