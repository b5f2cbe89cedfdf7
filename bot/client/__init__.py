"""The connection to Discord: the client, its command tree, login and gateway."""
