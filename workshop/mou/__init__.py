"""Memoranda: parties, signatories, signing record."""
