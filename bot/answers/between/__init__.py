"""/between: the days between two dates or events."""
