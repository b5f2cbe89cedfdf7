"""What cards are made of: amounts, figures, events, labels."""
