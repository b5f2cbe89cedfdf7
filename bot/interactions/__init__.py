"""From an interaction to one reply: options, buttons, forms, what is sent."""
