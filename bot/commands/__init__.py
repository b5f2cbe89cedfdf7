"""The slash commands: what was typed becomes a Request, that a Card, and a Card is sent."""
