"""How an answer is said: a neutral Card, then Discord components or plain text."""
