"""/terms: what was demanded, offered and won, by contract and subject."""
