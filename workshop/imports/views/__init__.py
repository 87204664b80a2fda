"""Pages of imports: the steps that every kind shares, and those of an event's delegates."""

from workshop.imports.views.delegates import blueprint

__all__ = ["blueprint"]
