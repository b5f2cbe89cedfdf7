"""/positions: who stands where on one proposition."""
