"""Units that name their people: delegations and invitations."""
