"""The record is built: a SQLite file from a data set."""
