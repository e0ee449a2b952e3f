"""Models, loaded by name and checked by content."""
