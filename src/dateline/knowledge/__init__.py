"""What Dateline knows of the world: tables of names, offices, places and predicates."""
