"""Points, desks, scans and admissions."""
