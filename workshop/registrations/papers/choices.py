"""Choices as they are remembered (plain JSON) and as papers take them."""

from workshop.registrations.papers import sizes
from workshop.registrations.papers.badges import (
    PARTS,
    USUAL,
    BadgeChoice,
    BadgePerson,
    badge_pages,
    badge_people,
    badge_words,
)
from workshop.registrations.papers.printing import cards_pdf


def badge_choice(remembered):
    """What ``remembered`` ({size, width, height, layout, parts, logo_line, is_double}, all optional) asks for.

    :raises SizeUnusable: if the size cannot be printed.
    """
    size = sizes.size_of(remembered.get("size", sizes.DEFAULT), remembered.get("width"), remembered.get("height"))
    return BadgeChoice(
        size=size, is_single=remembered.get("layout") == "single",
        parts=tuple(part for part in PARTS if part in remembered.get("parts", PARTS)),
        logo_line=remembered.get("logo_line", ""), is_double=bool(remembered.get("is_double")),
    )  # fmt: skip


def badge_pdf(registrations, choice=USUAL):
    """A PDF to print at true size; ``registrations`` are of one event, in the order of the sheets."""
    event = registrations[0].event
    pages = badge_pages(badge_people(event, registrations), badge_words(event), choice)
    return cards_pdf(pages, f"Thẻ đại biểu – {event.title}")


def sample_person(event):
    """Somebody to show a badge of while nobody is registered."""
    label = event.kinds[0].label if event.kinds else "Đại biểu"
    return BadgePerson("Họ và tên đại biểu", "0" * 16, "Ông/Bà", "Chức vụ", "Đơn vị công tác", label)
