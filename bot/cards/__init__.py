"""The neutral Card of an answer: its parts, its pages, its text."""
