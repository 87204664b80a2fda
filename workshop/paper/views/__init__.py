"""Pages of paper: what a code on paper stands for."""

from workshop.paper.views.verification import blueprint

__all__ = ["blueprint"]
