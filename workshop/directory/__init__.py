"""Administrative units and organisations, with their names and validity over time."""
