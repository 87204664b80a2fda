"""A list of 10,000 delegates read, judged against those who are registered, and imported.

The limit is three times what openpyxl takes merely to read the same file, measured in the same run;
runs of both are interleaved, and medians taken. The deciding half (judged, kept, written) is told apart
as well. Every figure comes as seconds of the clock and of the processor: a busy machine stretches the
first, and hardly the second. Memory is that of the whole process: what came before counts too.
"""

import logging
import random
import resource
import tempfile
import time
from io import BytesIO
from types import SimpleNamespace

import openpyxl

from bench._figures import middle, say
from tests.factories import events
from workshop import create_app
from workshop.edges.spreadsheets import Column, Sheet, read_table, write_xlsx
from workshop.extensions import db
from workshop.imports import services
from workshop.imports.queries import counts
from workshop.imports.understanding import understand
from workshop.migrations import schema
from workshop.registrations.importing import Delegates

ROWS, KNOWN, ROUNDS, TIMES = 10_000, 2_000, 3, 3
HEAD = ("STT", "Họ và tên", "Ông/Bà", "Chức vụ", "Đơn vị", "Điện thoại", "Email", "Ghi chú")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Thạch", "Kim", "Sơn", "Võ", "Đặng", "Bùi", "Lâm", "Châu", "Dương")
MIDDLE = ("Thị", "Văn", "Hữu", "Thị Ngọc", "Thị Mỹ", "Minh", "Quốc", "Thanh", "Thị Kim", "Hoàng", "Thị Bích", "Đức")
GIVEN = ("Lan", "Hoa", "Hạnh", "Tuấn", "Dũng", "Phượng", "Sang", "Thủy", "Nghĩa", "Khánh", "Trinh", "Xuân", "Đào",
         "Bảo", "Cường", "Giang", "Hiếu", "Kiệt", "Loan", "Mai", "Nhung", "Oanh", "Quyên", "Tâm", "Vinh")  # fmt: skip
OFFICES = ("Giám đốc", "Phó Giám đốc", "Chủ tịch", "Phó Chủ tịch", "Trưởng phòng", "Chuyên viên", "Chủ hộ", "")


def main():
    """Measure reading by openpyxl, and importing, by turns."""
    logging.disable(logging.INFO)
    people = [person(random.Random(number), number) for number in range(ROWS)]
    data = workbook(people)
    took = {"openpyxl": [], "whole": [], "deciding": []}
    for _round in range(ROUNDS):
        took["openpyxl"].append(seconds(lambda: merely_read(data)))
        whole, deciding = imported(data, workbook(people[:KNOWN]))
        took["whole"].append(whole)
        took["deciding"].append(deciding)
        took["openpyxl"].append(seconds(lambda: merely_read(data)))
    for at, unit in enumerate(("s", "s of processor")):
        merely, whole, deciding = (middle([run[at] for run in runs]) for runs in took.values())
        say(__file__, f"openpyxl, full mode, merely reads {ROWS:,} rows", merely, unit)
        say(__file__, f"{ROWS:,} rows understood, judged and imported", whole, unit, TIMES * merely)
        say(__file__, "of it judged, kept, written: without reading the file", deciding, unit)
    say(__file__, "memory at its peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")


def person(chance, number):
    """A row of a list."""
    name = " ".join((chance.choice(FAMILY), chance.choice(MIDDLE), chance.choice(GIVEN)))
    unit = f"Hội Liên hiệp Phụ nữ xã {chance.choice(GIVEN)} {chance.randrange(8)}"
    mail = f"nguoi{number}@vi-du.vn" if number % 3 == 0 else ""
    return (str(number + 1), name, "", chance.choice(OFFICES), unit, f"09{number:08d}", mail, "")


def workbook(rows):
    """An XLSX with a usual head."""
    return write_xlsx([Sheet("Danh sách", tuple(Column(name) for name in HEAD), tuple(rows))])


def merely_read(data):
    """What the limit is taken from: every cell once, with its style."""
    for row in openpyxl.load_workbook(BytesIO(data)).active.iter_rows():
        for cell in row:
            _ = cell.value


def imported(data, known):
    """(in all, without reading and understanding), each as ``seconds``, of a list at an event that knows a fifth."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"WORKSHOP_INSTANCE": folder, "WORKSHOP_MIN_FREE_BYTES": 0})
        with app.app_context():
            schema.upgrade()
            event = events.event()
            services.apply_batch(services.read_batch("registrations", known, "truoc.xlsx", event))
            target, held = Delegates(event), SimpleNamespace()
            reading = seconds(lambda: understand(read_table(data, "ds.xlsx"), target, "ds.xlsx"))
            whole = seconds(lambda: take_in(held, data, event))
            found = counts([held.batch.id])[held.batch.id]
            assert found["read"] == ROWS + 1
            assert found["imported"] > (ROWS - KNOWN) * 0.9
            db.session.remove()
    return whole, tuple(all_of_it - read for all_of_it, read in zip(whole, reading, strict=True))


def take_in(held, data, event):
    """The preview and its confirmation."""
    batch = services.read_batch("registrations", data, "ds.xlsx", event)
    held.batch = services.apply_batch(batch)


def seconds(act):
    """How long ``act`` takes: (by the clock, of the processor)."""
    began = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began[0], time.process_time() - began[1]


if __name__ == "__main__":
    main()
