"""What follows from the record: ratios, agreement, days, names. Pure and synchronous."""
