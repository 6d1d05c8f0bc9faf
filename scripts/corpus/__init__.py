"""Invented data of any size with the shape of the real one, for measuring and for tests of scale."""
