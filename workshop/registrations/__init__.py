"""Delegates: sign-up, import, tickets, badges."""
