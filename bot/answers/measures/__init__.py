"""/measures: what each kind of pay figure means."""
