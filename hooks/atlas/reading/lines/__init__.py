"""YAML files read as text: their nodes, the mistakes in their lines, and the lines as they were meant."""
