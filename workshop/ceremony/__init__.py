"""The order on the stage, for signing and for awards."""
