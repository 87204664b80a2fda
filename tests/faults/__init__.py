"""What the product does when it is killed, crowded or out of room."""
