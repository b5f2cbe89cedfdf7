"""Names as they are typed: an index that answers at each keystroke."""
