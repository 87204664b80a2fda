"""What every page shares: language, headers, errors, limits, forms, pages of lists, static files."""
