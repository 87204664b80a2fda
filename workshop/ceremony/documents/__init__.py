"""Papers of the ceremony: run sheets for the conductor and the assistants, slips, the log of what was handed over."""

from workshop.ceremony.documents.hand_overs import hand_over_document
from workshop.ceremony.documents.run_sheets import assistants_document, run_sheet_document
from workshop.ceremony.documents.slips import slips_document, slips_pdf

__all__ = ["assistants_document", "hand_over_document", "run_sheet_document", "slips_document", "slips_pdf"]
