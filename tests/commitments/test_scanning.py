# SPDX-License-Identifier: MIT
"""A stack that comes back: shuffled, turned, unsigned, foreign, blank, broken; filed, confirmed, undone."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from dvcq_desktop.cli import main
from dvcq_desktop.commitments.rules import Campaign, MemberEntry, MemberState
from dvcq_desktop.commitments.scanned import PageReason, PageState, Presence, ScanPage
from dvcq_desktop.commitments.scans import filing
from dvcq_desktop.commitments.store import campaigns, scanning, signing, texts
from dvcq_desktop.database.database import Database
from dvcq_desktop.errors import UserError
from tests.commitments.papers import photographed, scanned_pdf, sign, worn
from tests.commitments.stacks import box_of, printed_forms

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.commitments.scans.filing import NewPage
    from dvcq_desktop.database import Action
    from tests.commitments.conftest import Office

DAY = date(2026, 3, 10)
NAMES = {"hue": "Nguyễn Thị Huệ", "dat": "Đặng Văn Đạt", "moi": "Lê Văn Mới"}


def forms(office: Office, *names: str, campaign: str = "") -> list[Image.Image]:
    key = campaign or office.keys["campaign"]
    found = office.database.read(lambda connection: campaigns.campaign(connection, key))
    assert found
    text = office.database.read(lambda connection: texts.current_text(connection, found.id))
    assert text
    return printed_forms(found, text, [(office.keys[name], NAMES[name]) for name in names])


def signed(office: Office, page: Image.Image, seed: int = 1) -> Image.Image:
    return sign(page, seed, box=box_of(office.campaign, office.texts()[-1]))


def stack(path: Path, pages: list[Image.Image]) -> Path:
    path.write_bytes(scanned_pdf(pages))
    return path


def read(office: Office, path: Path) -> list[NewPage]:
    known = office.database.read(partial(scanning.known_forms, chosen=office.keys["campaign"]))
    with filing.open_file(path) as source:
        return list(filing.read_source(source, known, lambda _number: None))


def keep(office: Office, page: NewPage) -> scanning.Kept:
    return office.database.write("Nhận bản quét: 1 trang", partial(scanning.keep_page, page=page))


def pages(office: Office) -> list[ScanPage]:
    return office.database.read(partial(scanning.pages, campaign=office.keys["campaign"]))


def decide(office: Office, key: str, decided: Presence, day: date = DAY) -> int:
    return office.database.write(
        "Xác nhận chữ ký: 1 trang", partial(scanning.decide, ids=(key,), decided=decided, day=day)
    )


def test_a_shuffled_stack_is_filed(a_office: Office, tmp_path: Path) -> None:
    hue, dat, moi = forms(a_office, "hue", "dat", "moi")
    blank = Image.new("L", hue.size, 255)
    poor = [
        worn(dat, 1),
        worn(signed(a_office, hue).rotate(180), 2),
        worn(blank, 3, stains=0),
        photographed(signed(a_office, moi, 2), 4),
    ]
    got = read(a_office, stack(tmp_path / "chồng.pdf", poor))
    keys = a_office.keys
    assert [page.person for page in got] == [keys["dat"], keys["hue"], None, keys["moi"]]
    assert [page.presence for page in got] == [Presence.UNSIGNED, Presence.SIGNED, None, Presence.SIGNED]
    assert [page.state is PageState.FILED for page in got] == [True, True, False, True]
    assert got[2].reason is PageReason.BLANK
    assert [page.source_page for page in got] == [1, 2, 3, 4]


def test_the_same_file_again_adds_nothing(a_office: Office, tmp_path: Path) -> None:
    path = stack(tmp_path / "a.pdf", [worn(page, 1) for page in forms(a_office, "hue", "dat")])
    first = [keep(a_office, page) for page in read(a_office, path)]
    decide(a_office, first[0].id, Presence.SIGNED)
    again = [keep(a_office, page) for page in read(a_office, path)]
    assert [kept.is_new for kept in first + again] == [True, True, False, False]
    assert [kept.id for kept in first] == [kept.id for kept in again]
    assert len(pages(a_office)) == 2
    assert {page.id: page.decided for page in pages(a_office)}[first[0].id] is Presence.SIGNED


def test_a_page_scanned_again_is_a_version_beside_the_old(a_office: Office, tmp_path: Path) -> None:
    (hue,) = forms(a_office, "hue")
    for seed in (1, 2):
        for page in read(a_office, stack(tmp_path / f"{seed}.pdf", [worn(hue, seed)])):
            keep(a_office, page)
    got = pages(a_office)
    assert [page.person for page in got] == [a_office.keys["hue"]] * 2
    assert got[0].image != got[1].image
    assert got[0].code == got[1].code


def test_another_campaign_and_an_old_text_are_looked_at(a_office: Office, tmp_path: Path) -> None:
    def another(action: Action) -> str:
        campaign = campaigns.save_campaign(
            action, Campaign("", 2025, "Đợt ký năm 2025", ends_on=date(2025, 3, 31))
        )
        texts.save_text(action, replace(a_office.texts()[0], id="", campaign=campaign))
        return campaign

    other = a_office.database.write("Lập đợt ký", another)
    foreign = forms(a_office, "hue", campaign=other)
    old = forms(a_office, "dat")
    text = a_office.texts()[0]
    a_office.database.write("In", partial(texts.mark_printed, text_id=text.id, day=DAY))
    a_office.database.write("Sửa", partial(texts.save_text, changed=replace(text, promises=("Điều mới.",))))
    got = read(a_office, stack(tmp_path / "a.pdf", [*foreign, *old]))
    assert [page.reason for page in got] == [PageReason.OTHER_CAMPAIGN, PageReason.OLD_TEXT]
    assert [page.campaign for page in got] == [other, a_office.keys["campaign"]]
    kept = [keep(a_office, page) for page in got]
    decide(a_office, kept[1].id, Presence.SIGNED)
    entry = a_office.members()["Đặng Văn Đạt"].entry
    assert (entry.state, entry.text) == (MemberState.SIGNED, text.id)
    decide(a_office, kept[0].id, Presence.SIGNED)
    with closing(a_office.database.connect()) as connection:
        earlier = signing.entries(connection, other)[a_office.keys["hue"]]
    assert (earlier.state, earlier.signed_on) == (MemberState.SIGNED, date(2025, 3, 31))


def test_an_unknown_code_and_a_broken_page_hinder_nobody(a_office: Office, tmp_path: Path) -> None:
    (hue,) = forms(a_office, "hue")
    stranger = printed_forms(a_office.campaign, a_office.texts()[0], [("ai đó", "Ai Đó")])[0]
    path = stack(tmp_path / "a.pdf", [stranger, hue, hue])
    data = bytearray(path.read_bytes())
    start = data.rindex(b"/MediaBox", 0, data.rindex(b"/MediaBox"))
    stop = data.index(b"]", start)
    data[start:stop] = b"/MediaBox [ 0 0 9 9999".ljust(stop - start)
    path.write_bytes(bytes(data))
    got = read(a_office, path)
    assert PageReason.UNKNOWN in [page.reason for page in got]
    assert [page.person for page in got if page.state is PageState.FILED] == [a_office.keys["hue"]]
    assert len({keep(a_office, page).id for page in got}) == 3


def test_two_lost_pages_are_two(a_office: Office) -> None:
    assert filing.lost_picture("a.pdf", 1, "x") != filing.lost_picture("a.pdf", 2, "x")
    assert filing.lost_picture("a.pdf", 1, "x") == filing.lost_picture("a.pdf", 1, "x")


def test_confirming_marks_signed_once_with_the_day(a_office: Office, tmp_path: Path) -> None:
    got = read(a_office, stack(tmp_path / "a.pdf", forms(a_office, "hue", "dat")))
    hue, dat = (keep(a_office, page).id for page in got)
    assert decide(a_office, hue, Presence.SIGNED) == 1
    assert decide(a_office, hue, Presence.SIGNED, date(2026, 3, 20)) == 0
    assert decide(a_office, dat, Presence.UNSIGNED) == 0
    members = a_office.members()
    assert members["Nguyễn Thị Huệ"].entry.signed_on == DAY
    assert members["Đặng Văn Đạt"].state is MemberState.UNSIGNED
    a_office.database.undo()
    assert a_office.members()["Nguyễn Thị Huệ"].entry.signed_on == DAY
    a_office.database.undo()
    assert a_office.members()["Nguyễn Thị Huệ"].state is MemberState.UNSIGNED
    assert [page.decided for page in pages(a_office)] == [None, None]


def test_a_decision_taken_back_takes_back_the_signature(a_office: Office, tmp_path: Path) -> None:
    (page,) = read(a_office, stack(tmp_path / "a.pdf", forms(a_office, "hue")))
    key = keep(a_office, page).id
    decide(a_office, key, Presence.SIGNED)
    decide(a_office, key, Presence.UNSIGNED)
    assert a_office.members()["Nguyễn Thị Huệ"].state is MemberState.UNSIGNED
    decide(a_office, key, Presence.SIGNED)
    a_office.database.write("Bỏ qua", partial(scanning.dismiss, ids=(key,)))
    assert a_office.members()["Nguyễn Thị Huệ"].state is MemberState.UNSIGNED
    assert pages(a_office)[0].state is PageState.DISMISSED


def test_a_page_without_code_is_given_to_a_person(a_office: Office, tmp_path: Path) -> None:
    bare = forms(a_office, "hue")[0].crop((260, 260, 1400, 2000))
    (page,) = read(a_office, stack(tmp_path / "a.pdf", [bare]))
    assert page.reason is PageReason.NO_CODE
    key = keep(a_office, page).id
    with pytest.raises(UserError):
        decide(a_office, key, Presence.SIGNED)
    keys = a_office.keys
    assign = partial(scanning.assign, key=key, campaign=keys["campaign"])
    a_office.database.write("Gán", partial(assign, person=keys["dat"]))
    decide(a_office, key, Presence.SIGNED)
    assert a_office.members()["Đặng Văn Đạt"].state is MemberState.SIGNED
    a_office.database.write("Gán", partial(assign, person=a_office.keys["hue"]))
    assert a_office.members()["Đặng Văn Đạt"].state is MemberState.UNSIGNED
    assert a_office.database.read(lambda c: scanning.picture(c, pages(a_office)[0].image)) == page.image


def test_turning_goes_round(a_office: Office, tmp_path: Path) -> None:
    (page,) = read(a_office, stack(tmp_path / "a.pdf", forms(a_office, "hue")))
    key = keep(a_office, page).id
    for _ in range(3):
        a_office.database.write("Xoay", partial(scanning.turn, ids=(key,), quarters=1))
    assert pages(a_office)[0].turned == 270
    a_office.database.write("Xoay", partial(scanning.turn, ids=(key,), quarters=1))
    assert pages(a_office)[0].turned == 0


def test_the_command_files_and_confirms(
    a_office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hue, dat = forms(a_office, "hue", "dat")
    path = stack(tmp_path / "chồng.pdf", [signed(a_office, hue), dat])
    torn = tmp_path / "hỏng.pdf"
    torn.write_bytes(b"%PDF-1.4 ...")
    database = str(a_office.database.path)
    a_office.database.close()
    confirmed = ["--signed-on", "10/3/2026", "--confirm"]
    assert main(["scan", str(torn), str(path), "--database", database, *confirmed]) == 1
    said = capsys.readouterr()
    assert "chồng.pdf, trang 1: đã xếp cho Nguyễn Thị Huệ, trang 1/1, có chữ ký, đã ghi đã ký" in said.out
    assert "chồng.pdf, trang 2: đã xếp cho Đặng Văn Đạt, trang 1/1, không thấy chữ ký" in said.out
    assert "2 trang: 2 đã xếp, 0 cần kiểm tra, 1 người được ghi đã ký." in said.out
    assert "hỏng.pdf" in said.err
    assert main(["scan", str(path), "--database", database, "--campaign", "dot ky nam 2026", "--json"]) == 0
    got = json.loads(capsys.readouterr().out)
    assert [page["new"] for page in got["pages"]] == [False, False]
    assert [page["presence"] for page in got["pages"]] == ["signed", "unsigned"]
    assert main(["scan", str(path), "--database", database, "--campaign", "không có"]) == 1
    assert "Các đợt: Đợt ký năm 2026 (2026)" in capsys.readouterr().err
    assert main(["scan", "--database", database]) == 2


def test_a_page_takes_back_no_mark_of_her_own(a_office: Office, tmp_path: Path) -> None:
    got = read(a_office, stack(tmp_path / "a.pdf", forms(a_office, "hue", "dat")))
    hue, dat = (keep(a_office, page).id for page in got)
    own = date(2026, 3, 5)
    a_office.sign("hue", day=own)
    decide(a_office, hue, Presence.SIGNED)
    a_office.database.write("Bỏ qua", partial(scanning.dismiss, ids=(hue,)))
    entry = a_office.members()["Nguyễn Thị Huệ"].entry
    assert (entry.state, entry.signed_on) == (MemberState.SIGNED, own)
    decide(a_office, dat, Presence.SIGNED)
    reason = MemberEntry(MemberState.EXCUSED, reason="Nghỉ thai sản")
    person = (a_office.keys["dat"],)
    a_office.database.write(
        "Ghi lý do", lambda action: signing.set_state(action, a_office.keys["campaign"], person, reason)
    )
    decide(a_office, dat, Presence.UNSIGNED)
    assert a_office.members()["Đặng Văn Đạt"].entry.reason == "Nghỉ thai sản"


def test_what_changes_while_a_stack_is_read_is_looked_at(a_office: Office, tmp_path: Path) -> None:
    got = read(a_office, stack(tmp_path / "a.pdf", forms(a_office, "hue", "dat", "moi")))
    text = a_office.texts()[0]
    assert not keep(a_office, got[0]).to_check
    a_office.database.write("Xóa", lambda action: action.trash("person", a_office.keys["dat"]))
    gone = keep(a_office, got[1])
    a_office.database.write("In", partial(texts.mark_printed, text_id=text.id, day=DAY))
    a_office.database.write("Sửa", partial(texts.save_text, changed=replace(text, promises=("Điều mới.",))))
    assert keep(a_office, got[2]).to_check
    reasons = {page.person: page.reason for page in pages(a_office)}
    keys = a_office.keys
    assert reasons == {keys["hue"]: None, keys["dat"]: PageReason.GONE, keys["moi"]: PageReason.OLD_TEXT}
    with pytest.raises(UserError, match="Thùng rác"):
        decide(a_office, gone.id, Presence.SIGNED)


def test_a_lost_page_keeps_why(a_office: Office, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("1", (9000, 5000), 1).save(path)
    (page,) = read(a_office, path)
    keep(a_office, page)
    assert "quá lớn (9000 × 5000 điểm)" in pages(a_office)[0].note


def test_the_command_takes_no_day_ahead(
    a_office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = stack(tmp_path / "a.pdf", forms(a_office, "hue"))
    database = str(a_office.database.path)
    assert main(["scan", str(path), "--database", database, "--confirm", "--signed-on", "1/1/2090"]) == 1
    assert "01/01/2090 sau hôm nay" in capsys.readouterr().err
    assert not pages(a_office)


def test_the_command_confirms_in_the_action_that_keeps_and_what_was_there_undecided(
    a_office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hue, dat, moi = forms(a_office, "hue", "dat", "moi")
    path = stack(tmp_path / "a.pdf", [signed(a_office, hue), signed(a_office, dat, 2)])
    put_aside, kept = (keep(a_office, page).id for page in read(a_office, path))
    a_office.database.write("Bỏ qua", partial(scanning.dismiss, ids=(put_aside,)))
    stack(path, [signed(a_office, hue), signed(a_office, dat, 2), signed(a_office, moi, 3)])
    before = a_office.database.read(lambda c: c.execute("select max(seq) from action").fetchone()[0])
    confirmed = ["--database", str(a_office.database.path), "--confirm", "--signed-on", "10/3/2026"]
    a_office.database.close()
    assert main(["scan", str(path), *confirmed]) == 0
    assert "2 người được ghi đã ký" in capsys.readouterr().out
    with Database.open(a_office.database.path) as again:
        after = again.read(lambda c: c.execute("select max(seq) from action").fetchone()[0])
        decided = {
            page.id: page.decided
            for page in again.read(partial(scanning.pages, campaign=a_office.keys["campaign"]))
        }
    assert after == before + 2
    assert decided[put_aside] is None
    assert decided[kept] is Presence.SIGNED
