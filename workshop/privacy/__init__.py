"""Retention: what personal data every room erases when its time is over."""
