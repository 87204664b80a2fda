"""Print files hold what stands today, or they are not there."""


import pytest

from tests.factories.awards import complete, decision, issued, reread
from workshop.awards import queries, services
from workshop.awards.refusals import (
    NoCertificateYet,
)
from workshop.edges import jobs
from workshop.extensions import db
from workshop.paper.models import StoredFile


def test_print_files_go_with_a_revoked_page_and_are_made_anew(app):
    made = complete(decision())
    issued(made)
    revoked, *rest = [award.current for award in queries.standing_awards(reread(made))]
    old = [made.merged_file.id, made.overlay_file.id]
    services.revoke(revoked, "Khai sai thành tích")
    made = reread(made)
    assert (made.merged_file, made.overlay_file) == (None, None)
    assert [db.session.get(StoredFile, each) for each in old] == [None, None]
    assert [each.file is not None for each in (revoked, *rest)] == [True] * 3
    services.remake_print_files(made)
    jobs.run_pending()
    assert reread(made).merged_file.pages == 2


def test_print_files_that_were_drawn_before_a_revocation_are_not_kept(app):
    made = complete(decision(names=["Tổ hợp tác Thử", "Tổ hợp tác Hai"]))
    issued(made)
    first, second = [award.current for award in queries.standing_awards(reread(made))]
    services.revoke(first, "Khai sai thành tích")
    files = {"merged": b"%PDF-", "merged_pages": 1, "overlay": b"%PDF-", "overlay_pages": 1}
    assert services.keep_batch(made, codes=[first.code, second.code], **files) is False
    assert reread(made).merged_file is None
    services.revoke(second, "Khai sai thành tích")
    with pytest.raises(NoCertificateYet):
        services.remake_print_files(made)


def test_a_correction_drops_the_old_page_before_the_files_are_drawn_anew(app, monkeypatch):
    from workshop.awards import tasks

    made = complete(decision())
    issued(made)
    award = queries.standing_awards(reread(made))[0]
    services.reissue(award, printed_name="Hợp tác xã Huyền Hội", reason="Sai tên")
    monkeypatch.setattr(tasks, "merged_pdf", lambda faces, by: 1 / 0)
    jobs.run_pending()
    made = reread(made)
    assert (made.merged_file, queries.standing_awards(made)[0].current.issue) == (None, 2)


def test_a_recipient_taken_off_takes_the_print_files_away(app):
    made = decision()
    issued(made)
    services.remove_recipient(queries.standing_awards(reread(made))[0])
    assert reread(made).merged_file is None


