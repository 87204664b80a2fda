"""Who did what to which record, chained so that a later change shows."""
