"""The screen of the hall."""
