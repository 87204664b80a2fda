"""Office papers of an award from the rows of its decision: alike as PDF and as DOCX, which people edit further."""

from workshop.awards.documents.decision import decision_document
from workshop.awards.documents.lists import list_document, proof_document
from workshop.awards.documents.proposal import proposal_document
from workshop.awards.documents.stock import stock_document, stock_xlsx

# what each is called in an address, with its file's name
MAKERS = {
    "proposal": (proposal_document, "to-trinh-khen-thuong"), "decision": (decision_document, "quyet-dinh-khen-thuong"),
    "list": (list_document, "danh-sach-kem-theo"), "proof": (proof_document, "bang-do-ten"),
}  # fmt: skip

__all__ = ["MAKERS", "papers_of", "stock_document", "stock_xlsx"]


def papers_of(decision):
    """The papers that can be made of ``decision``; another office's decision is not ours to write."""
    return [name for name in MAKERS if name != "decision" or not decision.kind.is_state]
