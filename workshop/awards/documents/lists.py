"""Danh sách kèm theo and bảng dò tên: the recipients as an annex, and as a proof that each signs."""

from workshop.awards.documents import wording
from workshop.paper import blocks
from workshop.vietnamese.addresses import at_line_start

# what belongs to another office's decision carries no head of ours, and no signature beside that of the decision
ANNEX = blocks.HeaderProfile(kind="annex", has_national_name=False)
_SIGNED = blocks.Signatures((
    blocks.Signatory(("NGƯỜI LẬP DANH SÁCH",), instruction=blocks.SIGN),
    blocks.Signatory(("XÁC NHẬN CỦA CƠ QUAN",), instruction=blocks.SIGN_AND_SEAL),
))  # fmt: skip


def list_document(decision):
    """The list that goes with the decision, or with the proposal while there is no decision.

    With a decision that another office issues it is an annex (Phụ lục) of it.
    """
    name = decision.kind.name
    if decision.number:
        reference = f"Kèm theo {wording.reference_to(decision)} của {wording.addressee_of(decision)}"
    else:
        reference = f"Kèm theo Tờ trình số {wording.DOTS} ngày {wording.DOTS} của {wording.proposer_of(decision).name}"
    is_numbered = any(award.register_number for award in decision.awards)
    is_annex = bool(decision.number) and decision.kind.is_state
    heading = f"DANH SÁCH {'ĐƯỢC' if decision.number else 'ĐỀ NGHỊ'} TẶNG {name.upper()}"
    return blocks.Document(
        title=f"Danh sách được tặng {name}" if decision.number else f"Danh sách đề nghị tặng {name}",
        profile=ANNEX if is_annex else _profile(decision),
        blocks=(
            *wording.marked(decision),
            *([blocks.Paragraph("Phụ lục", align="center", is_bold=True, is_indented=False)] if is_annex else ()),
            blocks.Title(heading),
            blocks.Paragraph(f"({reference})", align="center", is_italic=True, is_indented=False),
            blocks.Paragraph(f"Thành tích: {wording.in_sentence(decision.achievement)}."),
            wording.recipient_table(decision, with_register=is_numbered),
            *(() if is_annex else (_SIGNED,)),
        ),
        mark=wording.mark_of(decision),
    )  # fmt: skip


def proof_document(decision):
    """The proof of the printed names: each recipient says that it is right, or what is, and signs."""
    columns = (
        blocks.Column("STT", 0.5, "center"), blocks.Column("Tên sẽ in", 3.6), blocks.Column("Địa chỉ sẽ in", 3.2),
        blocks.Column("Đúng (đánh dấu X)", 0.9, "center"), blocks.Column("Sửa thành (ghi rõ, chữ in)", 2.6),
        blocks.Column("Người dò (họ tên, ký)", 2),
    )  # fmt: skip
    rows = wording.recipient_rows(
        decision, lambda number, award: (number, award.printed_name, at_line_start(award.printed_address), "", "", "")
    )
    name = decision.kind.name
    return blocks.Document(
        title=f"Bảng dò tên in trên {name}",
        profile=_profile(decision),
        blocks=(
            *wording.marked(decision),
            blocks.Title("BẢNG DÒ TÊN"),
            blocks.Subtitle(f"Tên và địa chỉ sẽ in trên {name}"),
            blocks.Paragraph(
                "Đề nghị đại diện từng tập thể, cá nhân dò từng chữ, từng dấu; tên viết đầy đủ, không viết tắt. "
                "Đúng thì đánh dấu X và ký tên; sai thì ghi lại cho đúng rồi ký tên."
            ),
            blocks.Table(columns, rows, row_mm=15, footer=f"Bảng gồm {wording.counted(decision)}."),
        ),
        orientation="landscape",
        mark=wording.mark_of(decision),
        font_pt=12.5,
    )  # fmt: skip


def _profile(decision):
    ours = decision.kind.organization if not decision.kind.is_state else wording.proposer_of(decision)
    return wording.profile_for(ours)
