"""/pay: all figures of one role."""
