"""Quyết định khen thưởng: the decision of an issuer whose own papers we write, with its list as an annex."""

from workshop.awards.documents import wording
from workshop.awards.queries import standing_awards
from workshop.paper import blocks


def decision_document(decision):
    """The decision to be signed; what is not known yet is left to be written in."""
    kind, profile = decision.kind, wording.profile_for(decision.kind.organization)
    capacity = [line for line in (decision.capacity_line, decision.signer_title) if line]
    return blocks.Document(
        title=f"Quyết định về việc tặng {kind.name}",
        profile=profile,
        blocks=(
            *wording.marked(decision),
            blocks.NumberLine(decision.full_number or f"/{kind.number_symbol}", decision.place, decision.decided_on),
            blocks.Title("QUYẾT ĐỊNH"),
            blocks.Subtitle(f"Về việc tặng {kind.name}"),
            blocks.Paragraph(kind.issuer_line, align="center", is_bold=True, is_indented=False),
            blocks.Basis([*wording.bases_of(decision), _proposed_by(decision)]),
            blocks.Paragraph("QUYẾT ĐỊNH:", align="center", is_bold=True, is_indented=False),
            *_articles(decision),
            blocks.Recipients(("Như Điều 2;", "Lưu: VT.")),
            blocks.Signatures((blocks.Signatory(capacity, decision.signer_name),)),
            *_annex(decision),
        ),
        mark=wording.mark_of(decision),
    )  # fmt: skip


def _articles(decision):
    standing, kind = standing_awards(decision), decision.kind
    reason = wording.because(decision.achievement)
    whom = f"{wording.counted(decision)} (có danh sách kèm theo)"
    if len(standing) == 1:
        whom = ", ".join(part for part in (standing[0].printed_name, standing[0].printed_address) if part)
    named = "có tên tại Điều 1" if len(standing) == 1 else "có tên trong danh sách kèm theo"
    return (
        blocks.Article(1, f"Tặng {kind.name} cho {whom}, {reason}."),
        blocks.Article(
            2,
            f"Quyết định này có hiệu lực kể từ ngày ký. {decision.kind.organization.name}, các đơn vị liên quan và tập "
            f"thể, cá nhân {named} chịu trách nhiệm thi hành Quyết định này./.",
        ),
    )


def _proposed_by(decision):
    return f"Xét đề nghị của {wording.proposer_of(decision).name} tại Tờ trình số {wording.DOTS}/TTr-{wording.DOTS}"


def _annex(decision):
    if len(standing_awards(decision)) < 2:
        return ()
    reference = f"Kèm theo {wording.reference_to(decision)} của {wording.addressee_of(decision)}"
    heading = f"DANH SÁCH ĐƯỢC TẶNG {decision.kind.name.upper()}"
    return blocks.Annex("Phụ lục", heading, reference), wording.recipient_table(decision)
