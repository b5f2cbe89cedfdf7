"""How much one person and one server may ask."""
