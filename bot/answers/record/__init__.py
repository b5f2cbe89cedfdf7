"""/record: what the record holds, and how to report an error."""
