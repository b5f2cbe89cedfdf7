"""/cite: how to cite a record."""
