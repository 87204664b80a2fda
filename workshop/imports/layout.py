"""What kind of row stands in a list: a record, or a section, a total, a number alone, the signatures."""

import re

from workshop.imports import cells, reasons
from workshop.vietnamese.honorifics import begins_with_family_name, split_honorific

_TOTAL = re.compile(
    r"(?:tổng\s*(?:cộng|số)|tong\s+(?:cong|so))\b(?!\s+ty)|tổng\s*(?:[:\d].*)?$"
    r"|(?:cộng|cong)\b[\s:.\d]*(?:$|huyện|thị|thành|xã|nhóm|mục|[ivx]+\b|sản phẩm|đại biểu|người)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:[IVXL]+|[A-Z]|\d+(?:\.\d+)*)\s*[.)/:-]\s*\S|(?:huyện|thị xã|thành phố|tp\.?|xã|phường|nhóm|khối)\s",
    re.IGNORECASE,
)
# What heads a group of people without a number before it.
_GROUP = re.compile(
    r"(?:các |khối |nhóm |đại diện |đại biểu |thành phần |danh sách )?(?:lãnh đạo|sở\b|ban\b|ngành|đoàn thể|hội\b|"
    r"chủ thể|sàn\b|báo\b|đài\b|khách|đại biểu|cơ quan|đơn vị|doanh nghiệp|hợp tác xã|htx\b|phòng\b|ubnd|trung tâm|"
    r"trường\b|diễn giả|báo cáo viên|ban tổ chức|cấp (?:tỉnh|huyện|xã)|trung ương)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXL]+|[A-H]", re.ASCII)
_SIGNATURE = re.compile(
    r"người lập|nơi nhận|xác nhận của|thủ trưởng|\b(?:tm|kt|tl)\.\s|^\(?(?:đã )?ký\b|"
    r"ngày\s+[\d….]+\s*tháng\s+[\d….]+\s*năm|trưởng ban tổ chức$",
    re.IGNORECASE,
)
# A cell that is nothing but a part of a signature block, also where it stands in the column of names.
_SIGNATURE_ALONE = re.compile(
    r"(?:người lập(?: biểu| bảng| danh sách)?|nơi nhận\s*:?.*|thủ trưởng(?: đơn vị| cơ quan)?|xác nhận của .*|"
    r"(?:tm|kt|tl)\.\s.*|\(?(?:đã )?ký(?: tên|, .*)?\)?|.*ngày\s+[\d….]+\s*tháng\s+[\d….]+\s*năm.*|"
    r"kế toán trưởng|trưởng ban tổ chức)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:\*|ấn định|danh sách (?:này|trên|có|gồm)|trên đây|kính\s|đề nghị|rất mong|mọi thông tin|lưu ý|ghi chú\s*:|"
    r"các đồng chí có tên|hết\b\s*[./]*$)|.*[./]/\.?$",
    re.IGNORECASE,
)
_LONGEST_NAME = 8  # words, with a form of address and a title


class Listing:
    """Tells the rows of one sheet apart, from the header down; it remembers that signatures have begun."""

    def __init__(self, header, first_essential):
        self.header, self.known = header, header.known
        self.essential = header.columns.get(first_essential.code, ()) if first_essential else ()
        self.lists_people = first_essential is not None and first_essential.reader == "person"
        self.has_ended = False

    def refuse_what_is_no_record(self, row, texts):
        """Raise the RowSkipped that ``row`` with its own ``texts`` by column deserves; return for a record."""
        is_numbered = self._is_numbered(row, texts)
        words = {at: text for at, text in texts.items() if not cells.is_number(text)}
        if not words:
            if any(at in self.known for at in texts):
                return
            raise reasons.NumberOnly
        first = words[min(words)]
        if not is_numbered and _TOTAL.match(first):
            raise reasons.TotalRow
        names_someone = any(at in texts for at in self.essential)
        alone = self._is_alone(row, words) and not (names_someone and is_numbered)
        self._refuse_signatures(texts, words, alone=alone, is_numbered=is_numbered, names_someone=names_someone)
        if is_numbered:
            return
        number = texts.get(self.header.number_column, "") if self.header.number_column is not None else ""
        if _ROMAN.fullmatch(number.strip(". )")) and len(words) <= 2:
            raise reasons.SectionRow
        if alone:
            self._refuse_lone_text(row, min(words), first)

    def _refuse_signatures(self, texts, words, *, alone, is_numbered, names_someone):
        if is_numbered or (self.has_ended and sum(at in self.known for at in texts) > 2):
            self.has_ended = self.has_ended and not is_numbered  # the list goes on below
            if names_someone:
                return
        signs = any(map(_SIGNATURE_ALONE.fullmatch, words.values()))
        if not signs and (alone or not names_someone):
            signs = any(map(_SIGNATURE.search, words.values()))
        if signs or self.has_ended:
            self.has_ended = True
            raise reasons.SignatureRow

    def _refuse_lone_text(self, row, at, text):
        """A text alone in its row is a section, a sentence under the list, or somebody without a number."""
        spread = sum(cell.merged_from == (row.number, at + 1) for cell in row.cells)
        if _SENTENCE.match(text):
            raise reasons.SentenceRow
        if spread > 1 or at not in self.known or _SECTION.match(text):
            raise reasons.SectionRow
        if not self.lists_people or at not in self.essential:
            return
        if _GROUP.match(text):
            raise reasons.SectionRow
        if len(text.split()) > _LONGEST_NAME:
            raise reasons.SentenceRow
        name = split_honorific(text)
        if not (name.honorific or begins_with_family_name(name.name)) and self.header.number_column is not None:
            raise reasons.LoneText(value=text[:120])

    def _is_numbered(self, row, texts):
        at = self.header.number_column
        if at is None:
            return False
        if at in texts:
            return cells.is_number(texts[at])
        return at < len(row.cells) and row.cells[at].is_formula  # a running number that was never computed

    def _is_alone(self, row, words):
        """One text only, or two that are merged over the list."""
        return len(words) == 1 or (len(words) == 2 and sum(cell.merged_from is not None for cell in row.cells) > 1)
