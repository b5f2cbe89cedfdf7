"""/search: everything that has the words."""
