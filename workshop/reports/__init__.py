"""Read-only screens and documents over everything."""
