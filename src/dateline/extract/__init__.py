"""Find what a reading says: statements, events, and whether each event came about."""
