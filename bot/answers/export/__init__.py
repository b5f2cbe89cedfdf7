"""/export: the record, a table or an answer as a file."""
