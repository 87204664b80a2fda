"""The verbs of personal data."""

from workshop.privacy.services.deadlines import add_deadline, remove_deadline
from workshop.privacy.services.deleting import erase_person
from workshop.privacy.services.informing import mark_informed, unmark_informed
from workshop.privacy.services.merging import move_records, return_records
from workshop.privacy.services.purging import purge
from workshop.privacy.services.requests import (
    answer_request,
    complete_request,
    extend_request,
    identify_request,
    refuse_request,
    take_request,
)

__all__ = [
    "add_deadline", "answer_request", "complete_request", "erase_person", "extend_request", "identify_request",
    "mark_informed", "move_records", "purge", "refuse_request", "remove_deadline", "return_records", "take_request",
    "unmark_informed",
]  # fmt: skip
