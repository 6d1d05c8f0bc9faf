"""YAML files become typed, frozen records; every problem of their form is noted with its place."""
