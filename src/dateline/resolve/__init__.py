"""Resolve mentions on the date of their article: actors, times, places."""
