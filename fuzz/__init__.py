"""Hostile input for every parser of foreign text, guided by coverage: `python -m fuzz`."""
