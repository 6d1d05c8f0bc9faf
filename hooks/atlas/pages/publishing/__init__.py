"""Templates and views become the pages of one language."""
