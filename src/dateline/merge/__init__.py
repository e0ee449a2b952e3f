"""From many reports to one thing: copies of a report."""
