"""Tờ trình khen thưởng: the proposal of an award, with its list."""

from workshop.awards.documents import wording
from workshop.paper import blocks


def proposal_document(decision):
    """The proposal in the proposer's name; number and date are left to be written in."""
    proposer, kind = wording.proposer_of(decision), decision.kind
    addressee, profile = wording.addressee_of(decision), wording.profile_for(proposer)
    sought = (
        f"{proposer.name} kính trình {addressee} xem xét, tặng {kind.name} cho {wording.counted(decision)}, "
        f"{wording.because(decision.achievement)}. Danh sách cụ thể như sau:"
    )
    return blocks.Document(
        title=f"Tờ trình đề nghị tặng {kind.name}",
        profile=profile,
        blocks=(
            *wording.marked(decision),
            blocks.NumberLine(f"/TTr-{profile.symbol}" if profile.symbol else "/TTr"),
            blocks.Title("TỜ TRÌNH"),
            blocks.Subtitle(f"Về việc đề nghị tặng {kind.name}"),
            blocks.Paragraph(f"Kính gửi: {addressee}", align="center", is_indented=False),
            *_bases(decision),
            blocks.Paragraph(sought),
            wording.recipient_table(decision),
            blocks.Paragraph(f"Kính trình {addressee} xem xét, quyết định./."),
            blocks.Recipients(("Như trên;", "Lưu: VT.")),
            blocks.Signatures((blocks.Signatory(_capacity(proposer)),)),
        ),
        mark=wording.mark_of(decision),
    )  # fmt: skip


def _bases(decision):
    lines = wording.bases_of(decision)
    return (blocks.Basis(lines),) if lines else ()


def _capacity(proposer):
    """A collective body signs with TM.; the head of an agency under the title of the office, to be filled in."""
    return ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH") if proposer.header_profile == "mass" else ("THỦ TRƯỞNG ĐƠN VỊ",)
