"""Charts: their specifications, and the process that draws them."""
