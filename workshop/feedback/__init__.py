"""What delegates thought of the workshop."""
