"""The form builder, for registration and feedback."""
