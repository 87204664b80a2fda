"""The schema's history (Alembic) and the way from one version to the next."""
