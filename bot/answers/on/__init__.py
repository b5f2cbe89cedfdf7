"""/on: the state of play on a day."""
