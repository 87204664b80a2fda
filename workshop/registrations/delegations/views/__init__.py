"""The public form of one contact who registers several people."""

from workshop.registrations.delegations.views import group

blueprints = [group.blueprint]
