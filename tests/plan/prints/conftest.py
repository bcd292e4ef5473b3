# SPDX-License-Identifier: MIT
"""A small year of a made-up commune, with a task for every way a paper shows one."""

from __future__ import annotations

from datetime import date

import pytest

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import (
    OfficeProfile,
    Person,
    Signer,
    Tenure,
    Unit,
    UnitGroup,
    UnitKind,
)
from dvcq_desktop.plan.prints.request import PrintRequest
from dvcq_desktop.plan.rules import (
    Clause,
    Extension,
    Line,
    Plan,
    PlanState,
    Progress,
    Source,
    StateEntry,
    Task,
    TaskState,
)
from dvcq_desktop.plan.schedule import Completion, Recurrence, Schedule

AS_OF = date(2026, 6, 15)


@pytest.fixture
def office() -> Directory:
    """Return an office with two units of its own, the Front, two villages and their heads."""
    units = (
        Unit("vp", "Văn phòng HĐND&UBND", UnitKind.DIVISION, symbol="VP"),
        Unit("vhxh", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, "Phòng VH-XH", "VHXH"),
        Unit("mt", "Ủy ban MTTQ Việt Nam xã", UnitKind.FRONT),
        Unit("t2", "Thôn Hai", UnitKind.VILLAGE),
        Unit("t10", "Thôn Mười", UnitKind.VILLAGE),
    )
    head = Tenure("tenure", "lan", "vhxh", "Trưởng phòng", is_head=True)
    people = (
        Person("lan", "Hà Thị Lan", tenures=(head,)),
        Person("minh", "Đỗ Văn Minh"),
        Person("tu", "Bùi Văn Tư"),
    )
    return Directory(
        profiles=(
            OfficeProfile(
                "office", date(2025, 7, 1), "Ủy ban nhân dân xã Đại Sơn", "Đại Sơn", unit_in_charge="vhxh"
            ),
        ),
        units=units,
        groups=(UnitGroup("villages", "Các thôn", ("t2", "t10")),),
        people=people,
        signers=(Signer("signer", "Vũ Đình Khang", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN",)),),
    )


@pytest.fixture
def plan() -> Plan:
    """Return a draft without number and day, as the real one is."""
    clauses = (
        Clause("c2", None, "II.", "II", "Nhiệm vụ trọng tâm"),
        Clause("c2-1", "c2", "1.", "II.1", "Tuyên truyền"),
        Clause("c2-4", "c2", "4.", "II.4", "Đối thoại"),
        Clause("c3", None, "III.", "III", "Tổ chức thực hiện"),
        Clause("c3-5", "c3", "5.", "III.5", "Các thôn"),
    )
    return Plan(
        "plan",
        2026,
        symbol="KH-UBND",
        date_text="ngày tháng 01 năm 2026",
        signer_authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        signer_title="PHÓ CHỦ TỊCH",
        signer_name="Trần Thị Mơ",
        clauses=clauses,
    )


@pytest.fixture
def sample(office: Directory, plan: Plan) -> PrintRequest:
    """Return what is printed on 15 June 2026."""
    done = StateEntry(TaskState.DONE, date(2026, 3, 10))
    lines = (
        Line("line2", "group", "t2", "tu", done, result="Mô hình ao cá."),
        Line("line10", "group", "t10"),
    )
    tasks = (
        Task(
            "early",
            2026,
            "Hội nghị quán triệt",
            plan="plan",
            product="Hội nghị",
            lead_unit="vhxh",
            owner="lan",
            coordinating=("vp", "mt"),
            schedule=Schedule(date(2026, 3, 20)),
            state=done,
            result="142 người dự.",
            position=1,
            sources=(Source(clause="c2-1", label="II.1"),),
        ),
        Task(
            "overdue",
            2026,
            "Tổ chức đối thoại",
            plan="plan",
            product="Thông báo kết luận",
            lead_unit="vhxh",
            owner="minh",
            coordinating=("vp",),
            schedule=Schedule(date(2026, 6, 12)),
            state=StateEntry(TaskState.IN_PROGRESS),
            late_cause="Trùng lịch tiếp xúc cử tri.",
            extensions=(Extension("x", "overdue", None, date(2026, 5, 29), date(2026, 6, 12)),),
            position=2,
            sources=(Source(clause="c2-4", label="II.4"), Source(clause="c3-5", label="III.5")),
        ),
        Task(
            "group",
            2026,
            "Mô hình ở từng thôn",
            plan="plan",
            group="villages",
            schedule=Schedule(date(2026, 6, 18)),
            position=3,
            sources=(Source(clause="c3-5", label="III.5"),),
            lines=lines,
        ),
        Task(
            "quarterly",
            2026,
            "Báo cáo tiếp công dân",
            plan="plan",
            lead_unit="vp",
            schedule=Schedule(None, Recurrence.QUARTERLY),
            position=4,
            sources=(Source(clause="c2-4", label="II.4"),),
            completions=(Completion(date(2026, 3, 31), date(2026, 3, 30)),),
        ),
        Task("bare", 2026, "Việc chưa giao ai", position=5),
        Task(
            "dropped",
            2026,
            "Mở lớp bồi dưỡng",
            lead_unit="vp",
            state=StateEntry(TaskState.DROPPED, date(2026, 5, 4), "Thành phố đã mở lớp."),
            position=6,
            sources=(Source(document_kind="Công văn", number="12/SNV", issued_on=date(2026, 2, 2)),),
        ),
    )
    entry = Progress("p", "overdue", None, None, date(2026, 6, 1), 60, "Đã tổng hợp 37 ý kiến.")
    return PrintRequest(
        year=2026,
        as_of=AS_OF,
        directory=office,
        plans=(plan,),
        tasks=tasks,
        progress={"overdue": entry},
        percents={"overdue": 60},
    )


@pytest.fixture
def signed(plan: Plan) -> Plan:
    """Return the same plan with its number and day."""
    return plan._replace(number="07", issued_on=date(2026, 1, 5), state=PlanState.SIGNED)
