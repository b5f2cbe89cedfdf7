"""What a claim says, held against what the record states."""
