"""/compare: two to four roles side by side."""
