"""Questions to the dialogue and their answers."""
