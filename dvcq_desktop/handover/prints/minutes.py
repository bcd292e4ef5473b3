# SPDX-License-Identifier: MIT
"""The minutes of a hand-over, which two sign: what went over, how much of it, and what is still open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop import __version__
from dvcq_desktop.database.digests import content_digest, set_digest
from dvcq_desktop.database.outgoing import counts_of
from dvcq_desktop.database.schema import TableKind
from dvcq_desktop.database.schemas import current_schema
from dvcq_desktop.handover import store
from dvcq_desktop.handover.manifest import Part
from dvcq_desktop.handover.naming import local_time
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import PrintKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from dvcq_desktop.documents.blocks import Block, Document, Row, SignaturePair, Table
    from dvcq_desktop.office.frame import Frame
    from dvcq_desktop.office.printing import PrintOrder

MINUTES = "handover-minutes"
TITLE = "Biên bản bàn giao hồ sơ, dữ liệu"
_CONFIRMED = "XÁC NHẬN CỦA LÃNH ĐẠO"
_SIGN = "(Ký, ghi rõ họ tên)"
_BLANK = "…………"


class OpenTask(NamedTuple):
    """A task that goes over unfinished: what, whose, by when, and how it stands."""

    title: str
    unit: str
    due: str
    standing: str


OpenTasks = Callable[["sqlite3.Connection", date], list[OpenTask]]
Counted = tuple[str, str, int]
"""Room, kind of record, how many."""


@dataclass(frozen=True)
class MinutesRequest:
    """What the minutes say; `parts` are empty where nothing was written to a stick yet."""

    as_of: date
    directory: Directory
    counts: tuple[Counted, ...]
    digest: str
    content_digest: str
    last_at: str
    tasks: tuple[OpenTask, ...]
    program: str = __version__
    pc: str = ""
    made_at: str = ""
    parts: tuple[Part, ...] = ()
    encrypted: bool = False
    view_only: bool = False
    giver: str = ""
    taker: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class MinutesKind(PrintKind[MinutesRequest]):
    """The minutes of the last hand-over; before the first one, those that wait for it."""

    open_tasks: OpenTasks = field(default=lambda _connection, _day: [])
    tables: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> MinutesRequest:
        """Read what was handed over last, and what is open now."""
        from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time

        office = directory(connection)
        tasks = tuple(self.open_tasks(connection, order.as_of))
        note = store.handed_over(connection)
        if note is None:
            return self._of_now(connection, order.as_of, office, tasks)
        said = note.manifest
        return MinutesRequest(
            order.as_of,
            office,
            self._counted(said.counts),
            said.digest,
            said.content_digest,
            said.last_at,
            tasks,
            said.program,
            said.pc,
            said.made_at,
            said.parts,
            said.encrypted,
            said.view_only,
            note.giver,
            note.taker,
            note.confirmed,
        )

    def _of_now(
        self, connection: sqlite3.Connection, as_of: date, office: Directory, tasks: tuple[OpenTask, ...]
    ) -> MinutesRequest:
        shared = [table for table in current_schema().tables if table.kind is TableKind.SHARED]
        counts = counts_of(connection, shared)
        (last_at,) = connection.execute("select max(at) from action").fetchone()
        return MinutesRequest(
            as_of,
            office,
            self._counted(counts),
            set_digest(connection),
            content_digest(connection, shared),
            last_at or "",
            tasks,
        )

    def _counted(self, counts: Mapping[str, int]) -> tuple[Counted, ...]:
        """Return the counts in the order in which the rooms name their tables, those of nothing left out."""
        return tuple((*self.tables[table], counts[table]) for table in self.tables if counts.get(table))

    def year_of(self, read: MinutesRequest, order: PrintOrder) -> int:  # noqa: ARG002 - the room's own
        """Return the year of the hand-over."""
        return read.as_of.year


def title_on(day: date) -> str:
    """Return what the minutes of a day are called."""
    return f"{TITLE} ngày {day:%d/%m/%Y}"


def build_minutes(request: MinutesRequest) -> Document:
    """Build the minutes with what is open as an appendix."""
    from dvcq_desktop.documents.blocks import Document, Heading, Paragraph, Title  # noqa: PLC0415 - when it is printed
    from dvcq_desktop.office.frame import Frame  # noqa: PLC0415 - when it is printed

    frame = Frame(request.directory, request.as_of)
    blocks: list[Block] = [
        frame.unit_letterhead(),
        Title(TITLE.upper(), "Dữ liệu theo dõi công tác dân vận"),
        *(Paragraph(text) for text in _opening(request, frame)),
        Heading(1, "I.", "Bản bàn giao"),
        *(Paragraph(f"- {text}") for text in _copy_words(request)),
        _files(request),
        Heading(1, "II.", "Số lượng hồ sơ"),
        _counts(request.counts),
        Heading(1, "III.", "Công việc đang thực hiện"),
        Paragraph(_open_words(request)),
        Heading(1, "IV.", "Cam kết của hai bên"),
        Paragraph(
            "Bên giao đã giao đủ, bên nhận đã nhận đủ bản dữ liệu nêu trên; mã kiểm tra ghi tại mục I"
            " dùng để đối chiếu khi cần. Mật khẩu (nếu có) được giao riêng trong phong bì niêm phong."
        ),
        Paragraph("Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản."),
        *_signatures(request, frame),
    ]
    if request.tasks:
        blocks.append(_open_tasks(request))
    return Document(title=title_on(request.as_of), author=frame.office_name, blocks=tuple(blocks))


def _opening(request: MinutesRequest, frame: Frame) -> Iterator[str]:
    made = _moment(request.made_at)
    when = f"{made:%H} giờ {made:%M}, ngày {made:%d/%m/%Y}" if made else "…… giờ ……, ngày …/…/……"
    yield f"Hôm nay, {when}, tại {frame.office_name}, chúng tôi gồm:"
    yield f"BÊN GIAO: {request.giver or _BLANK}"
    yield f"BÊN NHẬN: {request.taker or _BLANK}"
    yield "Hai bên cùng bàn giao bản dữ liệu theo dõi công tác dân vận như sau:"


def _copy_words(request: MinutesRequest) -> Iterator[str]:
    yield f"Chương trình DVCQ Desktop, phiên bản {request.program}."
    if request.pc:
        yield f"Lập trên máy {request.pc}; " + (
            "tệp có mật khẩu (định dạng age)." if request.encrypted else "tệp không đặt mật khẩu."
        )
    if request.view_only:
        yield "Đây là bản chỉ xem."
    if request.last_at:
        yield f"Thay đổi gần nhất trong dữ liệu: {local_time(request.last_at)}."
    yield f"Mã nhật ký: {_grouped(request.digest)}"
    yield f"Mã nội dung: {_grouped(request.content_digest)}"


def _files(request: MinutesRequest) -> Table:
    from dvcq_desktop.documents.blocks import Column, Row, Table  # noqa: PLC0415 - when it is printed

    columns = (
        Column("TT", 6, "center"),
        Column("Tên tệp", 38, "left"),
        Column("Dung lượng (byte)", 18, "right"),
        Column("Mã SHA-256 của tệp", 38, "left"),
    )
    rows = [
        Row((str(number), part.name, f"{part.size:,}".replace(",", "."), _grouped(part.sha256)))
        for number, part in enumerate(request.parts, 1)
    ] or [Row(("1", _BLANK, _BLANK, _BLANK))]
    return Table(columns, tuple(rows))


def _counts(counts: tuple[Counted, ...]) -> Table:
    from dvcq_desktop.documents.blocks import Column, Row, Table  # noqa: PLC0415 - when it is printed

    rows: list[Row] = []
    room, number = "", 0
    for title, kind, count in counts:
        if title != room:
            room = title
            rows.append(Row((title,), "group"))
        number += 1  # noqa: SIM113 - groups stand between
        rows.append(Row((str(number), kind, f"{count:,}".replace(",", "."))))
    rows.append(Row(("", "Tổng cộng", f"{sum(each[2] for each in counts):,}".replace(",", ".")), "total"))
    columns = (
        Column("TT", 8, "center"),
        Column("Loại hồ sơ", 68, "left"),
        Column("Số lượng", 24, "right"),
    )
    return Table(columns, tuple(rows))


def _open_words(request: MinutesRequest) -> str:
    if not request.tasks:
        return "Không có nhiệm vụ nào đang thực hiện."
    late = sum(task.standing.startswith("Quá hạn") for task in request.tasks)
    return (
        f"{len(request.tasks)} nhiệm vụ đang thực hiện"
        f"{f', trong đó {late} nhiệm vụ quá hạn' if late else ''} (danh sách tại Phụ lục kèm theo)."
    )


def _open_tasks(request: MinutesRequest) -> Block:
    from dvcq_desktop.documents.blocks import Appendix, Column, Row, Table  # noqa: PLC0415 - when it is printed

    columns = (
        Column("TT", 6, "center"),
        Column("Nhiệm vụ", 46, "left"),
        Column("Đơn vị chủ trì", 20, "left"),
        Column("Thời hạn", 14, "center"),
        Column("Tình trạng", 14, "left"),
    )
    rows = tuple(Row((str(number), *task)) for number, task in enumerate(request.tasks, 1))
    attached = f"Kèm theo {title_on(request.as_of)}"
    return Appendix("", "Nhiệm vụ đang thực hiện", attached, (Table(columns, rows),))


def _signatures(request: MinutesRequest, frame: Frame) -> Iterator[SignaturePair | Block]:
    from dvcq_desktop.documents.blocks import Signature, SignatureBox, SignaturePair  # noqa: PLC0415 - when it is printed

    yield SignaturePair(
        SignatureBox((), "BÊN GIAO", _name_of(request.giver), _SIGN),
        SignatureBox((), "BÊN NHẬN", _name_of(request.taker), _SIGN),
    )
    if request.confirmed:
        signed = frame.office_signature()
        yield Signature((_CONFIRMED, *signed.authority), signed.title, signed.name, signed.recipients)


def _name_of(party: str) -> str:
    """Return the name alone of who is written with a position: "Nguyễn Thị Lan, Phó Chánh Văn phòng"."""
    return party.partition(",")[0].strip()


def _moment(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at).astimezone() if at else None
    except ValueError:
        return None


def _grouped(digest: str) -> str:
    """Return a digest in groups of eight, which an eye can compare."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
