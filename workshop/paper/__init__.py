"""What leaves the office: document blocks, number books, verification codes, stored files and /v."""
