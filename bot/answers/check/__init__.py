"""/check: a text compared with the record."""
