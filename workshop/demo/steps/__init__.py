"""The steps of loading; each completes what is missing and leaves the rest."""
