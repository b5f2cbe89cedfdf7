"""Side-by-side measurements of the bot and of a floor: the smallest bot that could answer."""
