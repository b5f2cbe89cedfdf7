"""/source: what one article states."""
