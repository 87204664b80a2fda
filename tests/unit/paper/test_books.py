"""Number books: ours counts without gaps under concurrency, the issuer's takes what is typed, once."""

import threading

import pytest
from sqlalchemy import select

from tests.factories import accounts
from workshop.accounts.models import User
from workshop.directory.models import Organization
from workshop.extensions import db
from workshop.paper import queries, services
from workshop.paper.models import BookNumber, NumberBook
from workshop.transactions import transaction

pytestmark = pytest.mark.db


@pytest.fixture
def office(app):
    with transaction() as session:
        made = Organization(name="Hội LHPN tỉnh", name_folded="hoi lhpn tinh")
        session.add(made)
    return made


@pytest.fixture
def papers(app):
    return [accounts.user() for _ in range(4)]  # any record can have a number


def test_our_book_counts_from_its_first_number_and_gives_one_a_paper(office, papers):
    book = services.open_book(office.id, "giay_khen", 2023, first=41)
    assert [services.take_number(book, paper) for paper in papers] == [41, 42, 43, 44]
    assert services.take_number(book, papers[1]) == 42
    assert (queries.numbers(book), queries.gaps(book)) == ([41, 42, 43, 44], [])
    assert services.open_book(office.id, "giay_khen", 2023).id == book.id


def test_a_rollback_gives_the_number_back(office, papers):
    book = services.open_book(office.id, "giay_khen", 2023)
    with pytest.raises(ZeroDivisionError), transaction():
        services.take_number(book, papers[0])
        raise ZeroDivisionError
    assert services.take_number(book, papers[1]) == 1


def test_sixteen_threads_get_sixteen_numbers_without_a_gap(app, office):
    book = services.open_book(office.id, "giay_khen", 2023)
    book_id = book.id
    people = [accounts.user().id for _ in range(16)]

    def take(person_id):
        with app.app_context():
            services.take_number(db.session.get(NumberBook, book_id), db.session.get(User, person_id))

    threads = [threading.Thread(target=take, args=(person,)) for person in people]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.rollback()
    assert queries.numbers(db.session.get(NumberBook, book_id)) == list(range(1, 17))


def test_the_issuers_number_is_typed_once_and_can_be_corrected(office, papers):
    book = services.open_book(office.id, "bang_khen", 2023, is_external=True)
    assert services.enter_number(book, " 125 ", papers[0]) == 125
    services.enter_number(book, "128", papers[1])
    with pytest.raises(services.NumberTaken) as refusal:
        services.enter_number(book, "125", papers[2])
    assert refusal.value.params == {"number": 125}
    assert queries.gaps(book) == [126, 127]
    services.enter_number(book, "126", papers[0])
    assert (queries.numbers(book), queries.gaps(book)) == ([126, 128], [127])
    assert len(db.session.scalars(select(BookNumber)).all()) == 2


def test_each_kind_of_book_keeps_to_its_way(office, papers):
    ours = services.open_book(office.id, "giay_khen", 2023)
    theirs = services.open_book(office.id, "bang_khen", 2023, is_external=True)
    with pytest.raises(services.BookIsOurs):
        services.enter_number(ours, "5", papers[0])
    with pytest.raises(services.BookIsExternal):
        services.take_number(theirs, papers[0])
    with pytest.raises(services.NumberUnreadable):
        services.enter_number(theirs, "12a", papers[0])


def test_a_file_is_kept_and_read_back_by_its_content(app):
    with pytest.raises(RuntimeError, match="inside a transaction"):
        services.store_file(b"%PDF", filename="a.pdf", media_type="application/pdf")
    with transaction():
        kept = services.store_file(b"%PDF", filename="a.pdf", media_type="application/pdf", pages=1)
    assert (services.read_file(kept), kept.size, kept.pages) == (b"%PDF", 4, 1)
