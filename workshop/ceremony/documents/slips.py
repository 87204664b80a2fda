"""Slips (phiếu): one for each recipient, so that everybody knows number, group, place and folder."""

from urllib.parse import quote

from workshop.ceremony import queries
from workshop.ceremony.documents.framing import framed
from workshop.ceremony.documents.run_sheets import receivers
from workshop.edges.pdf import render_pdf
from workshop.paper import blocks
from workshop.paper.render_pdf import environment

TITLES = {"signing": "PHIẾU LÊN SÂN KHẤU – KÝ KẾT", "award": "PHIẾU LÊN SÂN KHẤU – NHẬN KHEN THƯỞNG"}
SLIPS_A_PAGE = 8


def slips_pdf(event, part, *, created=None):
    """Eight slips a page, to cut apart."""
    slips = [_slip(row) for row in queries.run_sheet(event, part) if not row.is_withdrawn]
    pages = [slips[start : start + SLIPS_A_PAGE] for start in range(0, len(slips), SLIPS_A_PAGE)]
    html = environment().get_template("pdf/slips/page.html").render(
        pages=pages, title=TITLES[part], event_title=event.title, is_demonstration=event.is_demonstration,
        mark=_mark() if event.is_demonstration else "",
    )  # fmt: skip
    return render_pdf(html, title=TITLES[part].capitalize(), created=created, for_print=True)


def slips_document(event, part):
    """The same slips as DOCX, two beside each other, for an office that edits them."""
    cells = []
    for row in queries.run_sheet(event, part):
        if row.is_withdrawn:
            continue
        slip = _slip(row)
        lines = [f"SỐ {slip['number']}", slip["name"], *(f"{name}: {value}" for name, value in slip["facts"])]
        cells.append("\n".join(lines))
    cells += [""] * (len(cells) % 2)
    rows = tuple(zip(cells[::2], cells[1::2], strict=True))
    table = blocks.Table((blocks.Column("Phiếu"), blocks.Column("Phiếu")), rows, row_mm=45, repeats_header=False)
    return framed(event, TITLES[part], (table,), orientation="portrait")


def _slip(row):
    facts = [("Đợt", str(row.turn.group)), ("Vị trí từ trái sang", str(row.turn.place)),
             ("Bìa số", str(row.turn.folder or ""))]  # fmt: skip
    if row.presenter:
        facts.append(("Người trao" if row.turn.part == "award" else "Chứng kiến", row.presenter))
    if people := receivers(row):
        facts.append(("Người nhận" if row.turn.part == "award" else "Người ký", people.replace("\n", "; ")))
    return {"number": row.number, "name": row.label, "section": row.turn.section, "facts": facts}


def _mark():
    picture = environment().get_template("pdf/document/mark.svg").render(
        text=blocks.DEMONSTRATION, width=210, height=297, angle=-55, size=24
    )
    return "data:image/svg+xml," + quote(picture)
