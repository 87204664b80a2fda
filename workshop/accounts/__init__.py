"""Staff, their roles per event, sign-in and sessions, desk devices and API tokens."""
