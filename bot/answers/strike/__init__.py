"""/strike: one strike, and its rank among stoppages."""
