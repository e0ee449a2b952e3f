"""Give an event its PLOVER and CAMEO codes."""
