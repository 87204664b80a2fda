"""How long one search among 50,000 delegates takes on the server, on both databases.

Milliseconds of the query functions that the desk and the list call, new session each, without HTTP.
The names, units and what is typed are drawn from a fixed seed; what is typed is a mix of whole names, parts,
names without accents, common family names alone, units, abbreviations, ends of phones and tickets.
"""

import random
import tempfile
import time

from sqlalchemy import insert, text

from bench._databases import on_each
from bench._figures import at_percent, say
from tests.factories import events
from workshop import create_app
from workshop.extensions import db
from workshop.migrations import schema
from workshop.paper.codes import new_code
from workshop.registrations import listing, queries, words
from workshop.registrations.models import Registration
from workshop.transactions import transaction
from workshop.vietnamese.names import fold, sort_key

ROWS, ASKED, LIMIT_MS = 50_000, 400, 20
FAMILIES = ["Nguyễn"] * 38 + ["Trần"] * 11 + ["Lê"] * 10 + ["Phạm"] * 7 + [
    "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Kim", "Thạch",
    "Sơn", "Trương",
]  # fmt: skip
MIDDLES = ["Thị"] * 30 + ["Văn"] * 24 + [
    "Thị Thu", "Ngọc", "Minh", "Thanh", "Hữu", "Quốc", "Thị Ngọc", "Đức", "Xuân", "",
]  # fmt: skip
GIVEN = (  # noqa: SIM905 (names read as words)
    "An Anh Ánh Ân Bảo Bích Bình Cẩm Cúc Chi Châu Chiến Dung Dũng Duyên Dương Đào Đạt Đông Giang Hà Hải Hạnh Hằng "
    "Hiền Hiếu Hoa Hòa Hoàng Hồng Huệ Hùng Hương Hường Khánh Khoa Kiệt Lan Lâm Liên Linh Loan Long Lợi Mai Minh My "
    "Nam Nga Ngân Ngọc Nhi Nhung Oanh Phong Phúc Phượng Quân Quang Quỳnh Rương Sang Sơn Sum Tâm Tân Thảo Thắng Thiện "
    "Thu Thủy Thúy Tiên Trang Trâm Trinh Trung Tú Tuấn Tuyết Uyên Vân Việt Vinh Xuân Yến Ý"
).split()
UNITS = (
    "Sở Nông nghiệp và Phát triển nông thôn", "Sở NN&PTNT", "Sở Công Thương", "UBND xã {}", "Hội LHPN huyện {}",
    "HTX Nông nghiệp {}", "Hợp tác xã Dừa sáp {}", "Công ty TNHH {}", "Hộ kinh doanh {}", "Trường Đại học Trà Vinh",
)  # fmt: skip
PLACES = (
    "Tân Hòa", "Hòa Minh", "Long Hòa", "Cầu Kè", "Tiểu Cần", "Càng Long", "Trà Cú", "Duyên Hải", "Mỹ Long", "Phú Cần",
    "Huyền Hội",
)  # fmt: skip
FIXED = ("nguyen", "Nguyễn", "nguyen thi", "le", "Lê", "tran van", "htx", "so nn", "ubnd", "sở nn&ptnt", "an", "anh",
         "th", "hoa", "Hòa", "hoa minh", "nguyen le", "le tran", "xyz", "n")  # fmt: skip


def main():
    """Measure SQLite, and PostgreSQL unless told otherwise."""
    on_each(measure, __doc__, ROWS)


def measure(kind, url, rows):
    """Fill a database and time what is typed into it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"WORKSHOP_INSTANCE": folder, "WORKSHOP_MIN_FREE_BYTES": 0, "DATABASE_URL": url}
        app = create_app(settings)
        with app.app_context():
            schema.upgrade()
            event = events.event()
            people = fill(event, rows)
            searches = typed(people)
            for what, search in (("search at the desk", desk), ("first page of the list", first_page)):
                took = timed(search, event, searches)
                say(__file__, f"{what}, {rows:,} delegates, p95, {kind}", at_percent(took, 95), "ms", LIMIT_MS)
                say(__file__, f"{what}, {rows:,} delegates, slowest, {kind}", max(took), "ms")
            db.session.remove()
            db.engine.dispose()


def desk(event, typed_text):
    """What the desk asks for."""
    return queries.search(event, typed_text)


def first_page(event, typed_text):
    """What the list asks for: its first rows, and how many there are."""
    return listing.page(event, listing.asked_of({"search": typed_text}), 1)


def timed(search, event, searches):
    """Milliseconds of every search, each in a session of its own."""
    took = []
    for typed_text in [*searches[:20], *searches]:
        db.session.rollback()
        db.session.expunge_all()
        event = db.session.merge(event, load=False)
        began = time.perf_counter()
        search(event, typed_text)
        took.append((time.perf_counter() - began) * 1000)
    return took[20:]


def typed(people):
    """What is typed: about one fixed hard case for every nine people who are looked for."""
    chosen = random.Random(2)
    searches = []
    for _number in range(ASKED):
        name, unit, phone, code = chosen.choice(people)
        given, family = name.split()[-1], name.split()[0]
        searches.append(chosen.choice([
            name, fold(name), fold(f"{given} {family}"), given, fold(given), fold(given)[:2],
            f"{fold(given)} {fold(unit)[:12]}",
            phone, phone[-4:], phone[-3:], phone[-6:], code, code[:8], unit, fold(unit), f"{fold(unit)[-6:]} {given}",
        ]))  # fmt: skip
    searches += [chosen.choice(FIXED) for _number in range(ASKED // 8)]
    chosen.shuffle(searches)
    return searches


def fill(event, rows, first_id=1):
    """Insert ``rows`` delegates from ``first_id`` on, and their words; returns (name, unit, phone, ticket) of each."""
    chosen, people, values = random.Random(1), [], []
    for number in range(rows):
        name = " ".join(f"{chosen.choice(FAMILIES)} {chosen.choice(MIDDLES)} {chosen.choice(GIVEN)}".split())
        unit = chosen.choice(UNITS).format(chosen.choice(PLACES))
        phone, code = f"09{chosen.randrange(10**8):08d}", new_code()
        people.append((name, unit, phone, code))
        values.append({
            "id": first_id + number, "event_id": event.id, "full_name": name, "name_folded": fold(name),
            "name_sort": sort_key(name), "organization": unit, "organization_folded": fold(unit), "position": "",
            "search_text": words.search_line(name, unit, ""), "kind": "owner", "phone": phone,
            "phone_tail": phone[-4:], "ticket_code": code, "email": f"d{number}@ocop.example",
        })  # fmt: skip
    with transaction() as session:
        session.execute(insert(Registration), values)
        words.write(session.connection(), [row for each in values for row in words.words_of(each)])
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))  # as autovacuum does a minute after an import
    return people


if __name__ == "__main__":
    main()
