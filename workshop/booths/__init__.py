"""The display: booths, their holders and products."""
