"""/timeline: what happened, in order; and lists of work stoppages."""
