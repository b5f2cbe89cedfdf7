"""What follows from the terms of contracts."""
