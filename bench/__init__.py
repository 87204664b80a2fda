"""What is measured, each against a limit of the same run; ``make bench`` runs it."""
