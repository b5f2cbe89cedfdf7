"""The record's file: whole, unchanged, in its place."""
