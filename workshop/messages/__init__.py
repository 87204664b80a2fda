"""What is written to delegates: an outbox of messages by e-mail, and as texts to copy into Zalo."""
