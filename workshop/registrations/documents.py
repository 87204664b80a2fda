"""What leaves the office about delegates: badges, plates, spare and picture tickets, lists, tables."""

from workshop.registrations.papers.badges import (
    PARTS,
    BadgeChoice,
    badge_card,
    badge_pages,
    badge_people,
    badge_words,
    seat_words,
)
from workshop.registrations.papers.choices import badge_choice, badge_pdf, sample_person
from workshop.registrations.papers.greeting import greeting_document
from workshop.registrations.papers.marks import mark_of
from workshop.registrations.papers.plates import PLATE_SIZES, plate_pages
from workshop.registrations.papers.printing import card_png, cards_pdf
from workshop.registrations.papers.rolls import (
    RECEIPTS,
    delegate_list_document,
    receipt_document,
    roll_sheet,
)
from workshop.registrations.papers.sizes import STANDARD, SizeUnusable, size_of
from workshop.registrations.papers.spares import spare_pages
from workshop.registrations.papers.tickets import ticket_png

__all__ = [
    "PARTS", "PLATE_SIZES", "RECEIPTS", "STANDARD", "BadgeChoice", "SizeUnusable", "badge_card",
    "badge_choice", "badge_pages", "badge_pdf", "badge_people", "badge_words", "card_png", "cards_pdf",
    "delegate_list_document", "greeting_document", "mark_of", "plate_pages", "receipt_document", "roll_sheet",
    "sample_person", "seat_words", "size_of", "spare_pages", "ticket_png",
]  # fmt: skip
