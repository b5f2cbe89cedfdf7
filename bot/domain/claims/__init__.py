"""What a claim says, compared with what the record states."""
