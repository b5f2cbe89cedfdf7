"""The record as a read-only SQLite file: how it is built, opened and asked."""
