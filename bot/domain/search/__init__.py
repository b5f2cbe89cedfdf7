"""What a text is found by: its words and numbers, and what a question asks for."""
