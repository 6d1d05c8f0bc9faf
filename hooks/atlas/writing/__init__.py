"""Records become YAML files in one canonical form, and their model the JSON Schema that editors read."""
