"""Delegations (đoàn): several people of one unit whom one contact names by one link."""
