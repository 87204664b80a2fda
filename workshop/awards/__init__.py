"""Decisions, recipients and certificates."""
