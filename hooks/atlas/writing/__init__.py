"""Records become files again: YAML in one canonical form."""
