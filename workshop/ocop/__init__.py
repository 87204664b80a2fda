"""OCOP owners, products and certifications; platforms, their operators and listings."""
