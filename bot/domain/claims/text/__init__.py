"""What a text says: its sentences, numbers, dates, names and quotations."""
