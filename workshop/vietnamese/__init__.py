"""The language and its paper, as pure functions that import nothing of the rest of the house."""
