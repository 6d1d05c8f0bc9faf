"""Derived values of a whole atlas on a day, computed once for all languages."""
