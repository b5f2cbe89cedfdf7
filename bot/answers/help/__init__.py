"""/help: what can be asked."""
