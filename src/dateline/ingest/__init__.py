"""Bytes become articles: sources, article forms, the screen."""
