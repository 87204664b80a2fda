"""What leaves the office about delegates: badges, ticket pictures, the list, tables."""

from workshop.registrations.papers.badges import SIZES, badge_pdf
from workshop.registrations.papers.lists import delegate_list_document, delegate_table
from workshop.registrations.papers.tickets import ticket_png

__all__ = ["SIZES", "badge_pdf", "delegate_list_document", "delegate_table", "ticket_png"]
