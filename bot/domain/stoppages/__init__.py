"""Lists of work stoppages: how people ask for one, and what is on it."""
