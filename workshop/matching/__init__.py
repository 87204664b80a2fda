"""The matrix of owners and platforms, over memoranda and listings."""
