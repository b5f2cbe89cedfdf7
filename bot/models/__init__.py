"""Frozen models of what the record holds; they know no database, no Discord and no clock."""
