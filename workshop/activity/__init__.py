"""What is running and what was done: jobs and the audit log."""
