"""Answers and the record as files: CSV, XLSX, JSON, ZIP."""
