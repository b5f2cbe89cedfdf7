"""What the record is asked: a module a subject."""
