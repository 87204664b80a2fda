"""Pages and command of reports: figures lead to their rows, texts keep what was typed, issues are downloaded."""

import datetime as dt
import json

import pytest
from lxml import html

from tests.factories import events, mou, registrations
from tests.factories.invitations import coming_event
from workshop.paper.blocks import NumberLine
from workshop.reports import queries, services
from workshop.reports.documents import report_document
from workshop.transactions import transaction

WRITTEN = {"strengths": "Thiết thực.", "limits": "Thời gian ngắn.", "proposals": "Tập huấn thêm."}


def test_the_list_says_how_each_report_stands(app, sign_in):
    event = events.event()
    tree = sign_in("viewer").tree("/reports/?lang=en&as_of=19/05/2023")
    assert [a.get("href") for a in tree.xpath("//main//th/a")] == [f"/events/{event.slug}/report"]
    assert tree.xpath("//main//*[contains(@class, 'tag-wait')]")[0].text_content().strip() == "To be issued"


def test_figures_lead_to_their_rows(app, sign_in):
    event = events.event()
    tree = sign_in("organizer").tree(f"/events/{event.slug}/report")
    links = tree.xpath("//p[@class='figure-label']/a/@href")
    assert "/ocop/products?women_led=yes&as_of=2023-05-19" in links
    rooms = ("check-in", "programme", "dialogue", "booths")
    assert [link for link in links if link.endswith(rooms)] == [
        f"/events/{event.slug}/{room}" for room in rooms
    ]


def test_what_was_typed_stays_when_it_is_refused(app, sign_in):
    event = events.event()
    organizer = sign_in("organizer")
    sent = {**WRITTEN, "dated_on": "hôm qua", "version": "0"}
    response = organizer.post_form(f"/events/{event.slug}/report?lang=en", sent)
    page = response.get_data(as_text=True)
    assert (response.status_code, "Thiết thực." in page, 'value="hôm qua"' in page) == (422, True, True)
    assert organizer.post_form(f"/events/{event.slug}/report", {**sent, "dated_on": ""}).status_code == 303
    stale = organizer.post_form(f"/events/{event.slug}/report", {**sent, "dated_on": "", "limits": "Khác."})
    assert (stale.status_code, "Khác." in stale.get_data(as_text=True)) == (422, True)


@pytest.mark.pdf
def test_the_report_is_issued_and_downloaded(app, sign_in):
    event = events.event()
    organizer = sign_in("organizer")
    issuing = {"version": "0", "then": "issue"}
    assert organizer.post_form(f"/events/{event.slug}/report", {**issuing, "limits": "Ít."}).status_code == 303
    assert organizer.get(f"/events/{event.slug}/report/issues/1.pdf").status_code == 404  # texts are missing
    organizer.post_form(f"/events/{event.slug}/report", {**WRITTEN, **issuing, "version": "1"})
    assert queries.texts_of(event)["limits"] == WRITTEN["limits"]
    kept = organizer.get(f"/events/{event.slug}/report/issues/1.pdf")
    assert (kept.status_code, kept.data[:5], kept.mimetype) == (200, b"%PDF-", "application/pdf")
    assert sign_in("viewer").get(f"/events/{event.slug}/report/issues/1.pdf").data == kept.data


@pytest.mark.pdf
@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_drafts_come_in_three_formats(app, sign_in, ending, begins):
    response = sign_in("viewer").get(f"/events/{events.event().slug}/report.{ending}")
    assert (response.status_code, response.data.startswith(begins)) == (200, True)


@pytest.mark.pdf
def test_nothing_is_issued_before_the_workshop_is_over(app, sign_in):
    event, organizer = coming_event(), sign_in("organizer")
    page = organizer.tree(f"/events/{event.slug}/report?lang=en")
    assert not page.xpath("//button[@name='then']")
    assert "The report can be issued from" in page.xpath("//main//*[contains(@class, 'notice-wait')]")[0].text_content()
    organizer.post_form(f"/events/{event.slug}/report", {**WRITTEN, "version": "0", "then": "issue"})
    said = organizer.tree(f"/events/{event.slug}/report?lang=en").xpath("//*[@class='flashes']")[0]
    assert (queries.issues(event), queries.texts_of(event)["limits"]) == ([], "Thời gian ngắn.")
    assert "The report can be issued once the workshop is over." in said.text_content()


def test_a_cost_that_would_print_otherwise_is_refused_by_its_line(app, sign_in):
    event, organizer = events.event(), sign_in("organizer")
    costs = "Kinh phí do ngân sách tỉnh cấp.\nThuê hội trường | 5.000.000 | Ngân sách\nNước uống 450.000"
    sent = {**WRITTEN, "costs": costs, "version": "0"}
    answer = organizer.post_form(f"/events/{event.slug}/report?lang=en", sent)
    page = html.fromstring(answer.get_data(as_text=True))
    assert (answer.status_code, page.get_element_by_id("costs").text.strip()) == (422, costs)
    assert page.get_element_by_id("costs-error").text_content().strip().startswith("Line 3: write content")
    kept = {**sent, "costs": costs.replace("Nước uống 450.000", "Nước uống | 450.000")}
    assert organizer.post_form(f"/events/{event.slug}/report", kept).status_code == 303


def test_the_day_of_the_report_is_chosen_like_every_other_day(app, sign_in):
    event, organizer = events.event(), sign_in("organizer")
    services.edit_texts(event, 0, dated_on="22/05/2023")  # as earlier versions kept it
    field = organizer.tree(f"/events/{event.slug}/report?lang=vi").get_element_by_id("dated_on")
    assert (field.get("type"), field.get("value")) == ("date", "2023-05-22")
    organizer.post_form(f"/events/{event.slug}/report", {"dated_on": "2023-05-23", "version": "1"})
    line = next(block for block in report_document(event).blocks if isinstance(block, NumberLine))
    assert line.on == dt.date(2023, 5, 23)


def test_a_viewer_reads_and_does_not_write(app, sign_in):
    event = events.event()
    services.edit_texts(event, 0, **WRITTEN)
    viewer = sign_in("viewer")
    tree = viewer.tree(f"/events/{event.slug}/report")
    assert (tree.xpath("//main//form"), "Thiết thực." in tree.text_content()) == ([], True)
    assert viewer.post_form(f"/events/{event.slug}/report", {}).status_code == 403
    assert viewer.post_form(f"/events/{event.slug}/report", {"then": "issue"}).status_code == 403


@pytest.mark.pdf
def test_the_command_writes_the_issue_as_it_was_kept(app, tmp_path):
    event = events.event()
    run = app.test_cli_runner().invoke

    def rendered(name, *options):
        result = run(
            args=["reports", "render", event.slug, "--out", str(tmp_path / name), "--json", *options]
        )
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    assert (rendered("a.pdf")["issue"], rendered("a.xlsx")["figures"]["present"]) == (None, 0)
    services.edit_texts(event, 0, **WRITTEN)
    services.issue_report(event, 3)
    answer = rendered("b.pdf")
    assert (answer["issue"], answer["bytes"]) == (1, len((tmp_path / "b.pdf").read_bytes()))
    assert rendered("c.pdf", "--draft")["issue"] is None
    refused = run(args=["reports", "render", event.slug, "--out", str(tmp_path / "a.txt")])
    assert (refused.exit_code, refused.stderr) == (1, "Error: The file must end in .pdf, .docx or .xlsx.\n")
    assert run(args=["reports", "render", "khong-co", "--out", str(tmp_path / "a.pdf")]).exit_code == 1


def test_the_field_that_prints_as_recipients_of_the_paper_is_called_so(app, sign_in):
    tree = sign_in("organizer").tree(f"/events/{events.event().slug}/report")
    assert tree.xpath("//label[@for='recipients']/text()")[0].strip() == "Nơi nhận"


def test_the_english_report_names_kinds_in_english_and_counts_one_as_one(app, sign_in):
    memorandum = mou.signed(event := events.event())
    registrations.registration(event, kind=event.kinds[0].code)
    kind = event.kinds[0]
    with transaction() as session:
        session.get(type(kind), kind.id).label_en = "Agencies"
    client = sign_in("organizer", event)
    tree = client.tree(f"/events/{event.slug}/report?lang=en")
    assert "Agencies" in tree.xpath("//tbody/tr/th/text()")
    assert len(memorandum.product_lines) == 2
    assert "1 owner, 1 platform, 2 products" in tree.xpath("//p[@class='figure-note']/text()")
    assert kind.label in client.tree(f"/events/{event.slug}/report?lang=vi").xpath("//tbody/tr/th/text()")
