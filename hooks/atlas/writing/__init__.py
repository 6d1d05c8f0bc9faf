"""Records become YAML files in one canonical form, new ones too, and their model the JSON Schema that editors read."""
