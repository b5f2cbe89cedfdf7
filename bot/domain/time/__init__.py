"""Days: strikes on the calendar, and dates as people type them."""
