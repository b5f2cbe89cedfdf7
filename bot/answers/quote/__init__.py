"""/quote: exact words of the five articles."""
