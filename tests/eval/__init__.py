"""What people type, with the right result, and how often the bot gets it right."""
