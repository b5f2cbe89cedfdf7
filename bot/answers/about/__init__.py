"""/record and /help: what the record holds, and what can be asked."""
