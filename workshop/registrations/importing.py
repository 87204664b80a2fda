"""Delegates as a kind of import: how a row of an office's list becomes or updates a registration."""

from workshop.accounts.permissions import Permission
from workshop.errors import N_
from workshop.extensions import db
from workshop.imports.queries import earlier_subjects
from workshop.imports.targets import BulkTarget, Meaning
from workshop.registrations import judging, places, services, taking_back
from workshop.registrations.drafts import drafts_of
from workshop.registrations.models import Registration
from workshop.registrations.unit_kinds import kind_said_by
from workshop.vietnamese.names import fold, in_ordinary_letters, is_in_capitals, is_oddly_written, is_one_word

ODDLY_WRITTEN = N_("The name is printed as it is written here: %(name)s. Is it right?")
BY_UNIT = N_("The kind was taken from the name of the unit. Is it right?")
IN_CAPITALS = N_("The name is written in capitals: %(name)s")
ONE_WORD = N_("The name is a single word: %(name)s. Is it whole?")

# words of a section row ("I. Lãnh đạo tỉnh") or of a column, by the code of the usual kinds
SECTION_WORDS = (
    ("leader", ("lanh dao tinh", "tinh uy", "thuong truc")),
    ("platform", ("san tmdt", "san thuong mai", "thuong mai dien tu")),
    ("owner", ("chu the", "ocop", "hop tac xa", "htx", "doanh nghiep", "ho kinh doanh")),
    ("press", ("bao", "dai", "phong vien", "co quan bao chi")),
    ("agency", ("so", "nganh", "doan the", "ban nganh", "truong")),
    ("locality", ("huyen", "xa", "phuong", "thi xa", "thanh pho", "dia phuong")),
)


class Delegates(BulkTarget):
    """Lists of delegates (danh sách đại biểu) as units send them."""

    kind = "registrations"
    title = N_("Delegates")
    permission = Permission.REGISTRATIONS_PEOPLE_EDIT
    essential = ("full_name",)
    field_labels = {"honorific": N_("Form of address"), "kind": N_("Kind of delegates")}
    record_columns = (("full_name", N_("Full name")), ("organization", N_("Unit")), ("phone", N_("Phone")))
    meanings = (
        Meaning("full_name", N_("Full name"), ("họ và tên", "họ tên", "đại biểu", "tên đại biểu", "họ và tên đại biểu",
                "tên"), "person", first_part=("họ", "họ và tên đệm", "họ đệm"), example="Nguyễn Thị Lan"),
        Meaning("address_form", N_("Form of address"), ("ông/bà", "ông bà", "danh xưng", "xưng hô"), example="Bà"),
        Meaning("position", N_("Position"), ("chức vụ", "chức danh", "chức vụ chức danh"), apart_by=";,",
                example="Phó Giám đốc"),
        Meaning("organization", N_("Unit"), ("đơn vị", "cơ quan", "đơn vị công tác", "cơ quan đơn vị", "tên đơn vị",
                "tổ chức"), leader="organization", apart_by=";", example="Sở Công Thương"),
        Meaning("phone", N_("Phone"), ("điện thoại", "số điện thoại", "đt", "sđt", "di động", "số đt", "liên hệ"),
                "phone", example="0912 345 678"),
        Meaning("email", N_("E-mail"), ("email", "e-mail", "thư điện tử", "địa chỉ email"), "email",
                example="lan@donvi.vn"),
        Meaning("group", N_("Kind of delegates, as written"), ("nhóm", "thành phần", "loại đại biểu",
                "nhóm đại biểu", "đối tượng"), example="Sở, ngành"),
        Meaning("zone", N_("Zone of the hall"), ("khu vực", "khu vực ngồi", "khu ngồi", "dãy"), example="Khu A"),
        Meaning("seat", N_("Seat"), ("chỗ ngồi", "số ghế", "ghế", "vị trí ngồi"), example="A12"),
        Meaning("note", N_("Note"), ("ghi chú",), example=""),
        Meaning("ethnic_group", N_("Ethnic group"), ("dân tộc",), is_sensitive=True),
        Meaning("religion", N_("Religion"), ("tôn giáo",), is_sensitive=True),
        Meaning("party_member", N_("Party member"), ("đảng viên", "là đảng viên", "đảng", "ngày vào đảng"),
                is_sensitive=True),
        Meaning("identity_number", N_("Identity card number"), ("cccd", "số cccd", "cmnd", "số cmnd", "cccd/cmnd",
                "cmnd/cccd", "số cccd/cmnd", "số cmnd/cccd", "căn cước", "căn cước công dân", "số căn cước",
                "số căn cước công dân", "số định danh", "chứng minh nhân dân", "chứng minh thư", "hộ chiếu"),
                is_sensitive=True),
        Meaning("bank_account", N_("Bank account"), ("số tài khoản", "stk", "tài khoản", "tài khoản ngân hàng",
                "số tk"), is_sensitive=True),
    )  # fmt: skip

    def understand(self, reading):
        """Choose the kind of delegates by its column, the section row above, then by the unit's name."""
        reading.pop("kind_from", None)
        reading["kind"] = self._kind_of(reading.get("group")) or self._kind_of(reading.get("section"))
        if reading["kind"] is None:
            self._understand_by_unit(reading)

    def remarks(self, reading):
        """A kind that the unit's name said, and a name written unusually: it goes onto paper as it stands."""
        name = reading.get("full_name") or ""
        ways = ((is_oddly_written, ODDLY_WRITTEN), (is_in_capitals, IN_CAPITALS), (is_one_word, ONE_WORD))
        by_unit = [[BY_UNIT, {}]] if reading.get("kind_from") == "unit" else []
        return by_unit + [[message, {"name": name[:120]}] for is_so, message in ways if is_so(name)]

    def respelled(self, reading):
        """A name in capitals as papers print it; several people of one cell are taken apart first."""
        name = reading.get("full_name") or ""
        proposed = in_ordinary_letters(name) if is_in_capitals(name) and not reading.get("people") else ""
        return proposed if proposed != name else ""

    @property
    def value_words(self):
        """The kinds in the words of the event."""
        return {"kind": dict(self.usual_choices())}

    def usual_choices(self):
        """The kinds of the event, for the rows that say none."""
        return [(kind.code, kind.label) for kind in self.event.kinds]

    def judge_all(self, entries, claimed=()):
        """What the rows would do, judged in memory."""
        return [verdict for verdict, _ in self._judge(claimed, claimed).verdicts(entries)]

    def write_all(self, entries, claimed=()):
        """Register and correct by the thin path; runs inside the batch's transaction."""
        self.event = places.locked_event(db.session(), self.event.id)
        judge = self._judge(claimed)
        judged = judge.verdicts(entries)
        services.register_drafts(self.event, judge.made, source="import")
        corrected = [judge.registered[registration_id] for registration_id in judge.changed]
        services.correct_drafts(self.event, corrected, judge.changed)
        for verdict, draft in judged:
            if draft is not None:
                verdict.subject_id = verdict.shown["registration"]["id"] = draft.id
        return [verdict for verdict, _ in judged]

    def take_back_all(self, rows):
        """Put back what the rows changed and remove whom they made."""
        self.event = places.locked_event(db.session(), self.event.id)
        return taking_back.take_back(self.event, rows)

    def find(self, record_id):
        """The registration with this id."""
        return db.session.get(Registration, record_id)

    def shown(self, record):
        """The registration as the command line's accounting names it."""
        return judging.shown(record)

    def described(self, record):
        """A registered person in a few words."""
        return judging.described(record)

    def _judge(self, claimed, imported=()):
        before = earlier_subjects(self.kind, self.event.id)
        return judging.Judge(self.event, drafts_of(self.event.id), before, claimed, imported)

    def _kind_of(self, text):
        if not text:
            return None
        said = fold(text)
        for kind in self.event.kinds:
            if fold(kind.label) in said or said in fold(kind.label):
                return kind.code
        known = {kind.code for kind in self.event.kinds}
        padded = f" {said} "
        return next(
            (code for code, words in SECTION_WORDS if code in known and any(f" {word} " in padded for word in words)),
            None,
        )

    def _understand_by_unit(self, reading):
        said = kind_said_by(reading.get("organization"))
        if said and self._has(said):
            reading["kind"], reading["kind_from"] = said, "unit"
        elif self.usual and self._has(self.usual):
            reading["kind"], reading["kind_from"] = self.usual, "list"
        else:
            reading["kind"] = self._usual()

    def _has(self, code):
        return any(kind.code == code for kind in self.event.kinds)

    def _usual(self):
        kinds = [kind.code for kind in self.event.kinds]
        return "guest" if "guest" in kinds or not kinds else kinds[-1]
