"""The locks: how they are made, what they have to hold, and how they are tried."""
