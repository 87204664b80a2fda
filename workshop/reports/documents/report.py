"""The report as a document: I. preparation, II. results 1 to 7, III. assessment, IV. recommendations, annexes."""

from flask import current_app

from workshop.events.queries import lead_of
from workshop.paper import blocks as b
from workshop.paper.blocks import DEMONSTRATION, PREVIEW
from workshop.paper.headers import capacity_of, profile_of, unknown_issuer
from workshop.reports import queries
from workshop.reports.documents import annexes, wording
from workshop.vietnamese.dates import parse_vn_date
from workshop.vietnamese.gatherings import named

DRAFT = "BẢN DỰ THẢO"


def report_document(event, *, is_issued=False, with_figures=False):
    """The report of ``event`` with the counts of this moment; a draft says so on every page.

    ``with_figures`` returns (document, figures).
    """
    rows, texts = queries.rows_of(event), queries.texts_of(event)
    figures = queries.figures_of(event, rows)
    number, on = number_text(event, texts), parse_vn_date(texts["dated_on"])
    profile = _profile(event)
    reference = wording.reference(number, on)
    document = b.Document(
        title=f"Báo cáo kết quả {named(event.title)}",
        profile=profile,
        blocks=(
            b.NumberLine(number, profile.place, on),
            b.Title("BÁO CÁO"),
            b.Subtitle(f"Kết quả tổ chức {named(event.title)}"),
            *([b.Mark(DEMONSTRATION)] if event.is_demonstration else []),
            *_basis(texts),
            *wording.preparation(event, texts),
            *wording.results(event, figures, rows, annexes.labels(rows, texts)),
            *wording.assessment(texts),
            _recipients(texts),
            _signatures(event, texts),
            *annexes.of(event, rows, texts, reference),
        ),
        mark=_mark(event, is_issued),
    )  # fmt: skip
    return (document, figures) if with_figures else document


def number_text(event, texts):
    """``05/BC-BTV``: what was typed, completed by the symbol of the organisation that leads."""
    lead = lead_of(event)
    symbol = f"/BC-{lead.document_symbol}" if lead and lead.document_symbol else "/BC"
    typed = texts["number"].strip()
    return typed if "/" in typed else f"{typed.zfill(2) if typed else ''}{symbol}"


def _profile(event):
    lead = lead_of(event)
    return profile_of(lead) if lead else unknown_issuer()


def _basis(texts):
    lines = [line.strip() for line in texts["basis"].splitlines() if line.strip()]
    return [b.Basis(lines)] if lines else []


def _recipients(texts):
    lines = [line.strip(" -;.") for line in texts["recipients"].splitlines() if line.strip(" -;.")]
    lines = lines or ["Như trên", "Lưu: VT"]
    return b.Recipients([f"{line};" for line in lines[:-1]] + [f"{lines[-1]}."])


def _signatures(event, texts):
    capacity = [line.strip() for line in texts["capacity"].splitlines() if line.strip()]
    capacity = capacity or capacity_of(lead_of(event))
    return b.Signatures([b.Signatory(capacity, texts["signer"])])


def _mark(event, is_issued):
    if not is_issued:
        return DRAFT
    if current_app.config["WORKSHOP_IS_PREVIEW"]:
        return PREVIEW
    return DEMONSTRATION if event.is_demonstration else ""
