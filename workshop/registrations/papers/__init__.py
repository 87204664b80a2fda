"""How badges, tickets and lists are drawn."""
