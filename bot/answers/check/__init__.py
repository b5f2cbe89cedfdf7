"""/check: a text held against the record."""
