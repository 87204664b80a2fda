"""What kind of row stands in a list: a record, or a section, a total, a number alone, the signatures."""

import re

from workshop.imports import cells, reasons
from workshop.vietnamese.names import nfc

_TOTAL = re.compile(
    r"(?:tổng\s*(?:cộng|số)|tong\s+(?:cong|so))\b(?!\s+ty)|tổng\s*(?:[:\d].*)?$"
    r"|(?:cộng|cong)\b[\s:.\d]*(?:$|huyện|thị|thành|xã|nhóm|mục|[ivx]+\b|sản phẩm|đại biểu|người)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:[IVXL]+|[A-Z]|\d+(?:\.\d+)*)\s*[.)/:-]\s*\S|(?:huyện|thị xã|thành phố|tp\.?|xã|phường|nhóm|khối)\s",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXL]+|[A-H]", re.ASCII)
_SIGNATURE = re.compile(
    r"người lập|nơi nhận|xác nhận của|thủ trưởng|\b(?:tm|kt|tl)\.\s|^\(?(?:đã )?ký\b|"
    r"ngày\s+[\d….]+\s*tháng\s+[\d….]+\s*năm|ghi chú\s*:|trưởng ban tổ chức$",
    re.IGNORECASE,
)


def own_texts(row):
    """Texts by column index, a merged value once, where it is written."""
    found = {}
    for index, cell in enumerate(row.cells):
        if cell.merged_from is None and (text := cells.text_of(cell)):
            found[index] = text
    return found


class Listing:
    """Tells the rows of one sheet apart, from the header down; it remembers that signatures have begun."""

    def __init__(self, header, essential):
        self.header, self.essential = header, header.columns.get(essential[0], ())
        self.has_ended = False

    def refuse_what_is_no_record(self, row):
        """Raise the RowSkipped that ``row`` deserves; return quietly for a record."""
        texts = own_texts(row)
        words = {at: text for at, text in texts.items() if not cells.is_number(text)}
        if not words:
            if any(at in self.header.known for at in texts):
                return
            raise reasons.NumberOnly
        first = nfc(words[min(words)]).strip()
        names_someone = any(at in texts for at in self.essential)
        if _TOTAL.match(first) and not self._is_numbered(texts):
            raise reasons.TotalRow
        alone = self._is_alone(row, words) and not (names_someone and self._is_numbered(texts))
        if self.has_ended and (alone or not names_someone):
            raise reasons.SignatureRow
        if any(_SIGNATURE.search(text) for text in words.values()) and (alone or not names_someone):
            self.has_ended = True
            raise reasons.SignatureRow
        if self._is_section(row, texts, words, alone):
            raise reasons.SectionRow

    def _is_numbered(self, texts):
        at = self.header.number_column
        return at is not None and at in texts and cells.is_number(texts[at])

    def _is_alone(self, row, words):
        """One text only, or two that are merged over the list."""
        return len(words) == 1 or (len(words) == 2 and sum(cell.merged_from is not None for cell in row.cells) > 1)

    def _is_section(self, row, texts, words, alone):
        if self._is_numbered(texts):
            return False
        number = texts.get(self.header.number_column, "") if self.header.number_column is not None else ""
        if _ROMAN.fullmatch(number.strip(". )")) and len(words) <= 2:
            return True
        if not alone:
            return False
        at = min(words)
        spread = sum(cell.merged_from == (row.number, at + 1) for cell in row.cells)
        return spread > 1 or at not in self.header.known or bool(_SECTION.match(words[at]))
