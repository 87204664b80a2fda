"""The verbs of importing, by what is done: read, correct, apply, undo, forget."""

from workshop.imports.services.applying import apply_batch
from workshop.imports.services.choosing import ChoiceUnknown, choose_usual
from workshop.imports.services.correcting import correct_row, put_row_back, respell_row, skip_row, split_row
from workshop.imports.services.forgetting import drop_abandoned, drop_batch, erase_content, forget_subject
from workshop.imports.services.locking import BatchChanged, BatchNotApplied, BatchNotInPreview, FileForgotten
from workshop.imports.services.reading import allow_column, map_sheet, read_batch
from workshop.imports.services.together import decide_together, take_back_together
from workshop.imports.services.undoing import undo_batch

__all__ = [
    "BatchChanged", "BatchNotApplied", "BatchNotInPreview", "ChoiceUnknown", "FileForgotten", "allow_column",
    "apply_batch", "choose_usual", "correct_row", "decide_together", "drop_abandoned", "drop_batch", "erase_content",
    "forget_subject", "map_sheet", "put_row_back", "read_batch", "respell_row", "skip_row", "split_row",
    "take_back_together", "undo_batch",
]  # fmt: skip
