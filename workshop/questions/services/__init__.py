"""The verbs of the organizer's own questions, and of the files that answer them."""

from workshop.questions.services.building import (
    BoundsCrossed,
    ChoicesMissing,
    KindFixed,
    add_question,
    copy_questions,
    edit_question,
    move_question,
    put_back_question,
    remove_question,
    set_standard_fields,
)
from workshop.questions.services.files import (
    ABANDONED,
    FileTooLarge,
    QuotaReached,
    attach_files,
    drop_file,
    forget_files,
    hold_file,
    sweep_files,
)
from workshop.questions.services.merging import move_files, return_files

__all__ = [
    "ABANDONED", "BoundsCrossed", "ChoicesMissing", "FileTooLarge", "KindFixed", "QuotaReached", "add_question",
    "attach_files", "copy_questions", "drop_file", "edit_question", "forget_files", "hold_file",
    "move_files", "move_question", "put_back_question", "remove_question", "return_files", "set_standard_fields",
    "sweep_files",
]  # fmt: skip
