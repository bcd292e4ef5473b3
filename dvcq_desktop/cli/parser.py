# SPDX-License-Identifier: MIT
"""The commands of `dvcq` and what they take."""

from __future__ import annotations

import argparse
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop import __version__
from dvcq_desktop.arguments import VietnameseParser
from dvcq_desktop.cli import (
    backups,
    campaigns,
    checking,
    commands,
    handing,
    importing,
    models,
    printing,
    scanning,
    staff,
)
from dvcq_desktop.cli import self_check as check
from dvcq_desktop.cli.print_options import add_campaign, add_lists, add_models
from dvcq_desktop.errors import UserError
from dvcq_desktop.places import default_database_path
from dvcq_desktop.text.normal import in_sentence

# Those in which `text.dates` reads a day.
_YEARS = range(1900, 2200)

if TYPE_CHECKING:
    from collections.abc import Callable


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; each command's options carry the function to `run` with them."""
    parser = VietnameseParser("dvcq", "Làm không cần cửa sổ những việc của chương trình DVCQ Desktop.")
    parser.add_argument("--version", action="version", version=__version__, help="hiện số phiên bản rồi thôi")
    subparsers = parser.add_subparsers(
        title="Lệnh", metavar="LỆNH", required=True, dest="command", parser_class=VietnameseParser
    )

    def add(name: str, run: Callable[[argparse.Namespace], None], words: str) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, description=f"{words}.", help=in_sentence(words))
        made.set_defaults(run=run, parser=made)
        return made

    _demo(add("demo", commands.make_demo, "Tạo một tệp dữ liệu mẫu"))
    _read_plan(add("read-plan", commands.read_plan, "Đọc một kế hoạch và cho xem đã hiểu được gì"))
    words = "Nhận một kế hoạch cùng mọi nhiệm vụ đọc được, hoặc bản mới của kế hoạch đã có"
    _import_plan(add("import-plan", importing.import_plan, words))
    words = "Nhận danh sách cán bộ từ một bảng tính"
    _import_staff(add("import-staff", staff.import_staff, words))
    words = "Nhận đăng ký mô hình “Dân vận khéo” từ một bảng tính"
    _import_models(add("import-models", models.import_models, words))
    _draft(add("draft-next-plan", commands.draft_next_plan, "Lập dự thảo kế hoạch năm sau từ một kế hoạch"))
    _new_campaign(add("new-campaign", campaigns.new_campaign, "Lập một đợt ký cam kết"))
    _scan(add("scan", scanning.scan, "Xếp các bản cam kết đã ký từ tệp quét cho từng người"))
    _print(add("print", printing.print_paper, "In một loại giấy tờ ra tệp PDF, Word, Excel hoặc CSV"))
    words = "Kiểm tra thể thức một văn bản Word hoặc PDF theo Nghị định 30/2020/NĐ-CP"
    _check(add("check-document", checking.check_document, words))
    _hand_over(add("handover", handing.hand_over, "Bàn giao một bản đã kiểm tra vào USB hoặc thư mục"))
    words = "So sánh một bản khác với tệp dữ liệu: giống nhau, cũ hơn, mới hơn hay rẽ nhánh"
    _other_copy(add("compare", handing.compare, words), "tệp dữ liệu của máy này")
    words = "Nhận những gì bản khác có thêm; chỗ hai bên ghi khác nhau thì liệt kê để chọn sau"
    _other_copy(add("merge", handing.merge, words), "tệp dữ liệu nhận vào")
    _backup(add("backup", backups.back_up, "Sao lưu tệp dữ liệu nếu có gì thay đổi"))
    _restore(add("restore", backups.restore, "Đưa tệp dữ liệu về như một bản sao lưu hoặc bản sao"))
    _verify(add("verify", commands.verify, "Kiểm tra tệp dữ liệu có nguyên vẹn không"))
    add("self-check", check.self_check, "Tự kiểm tra: làm thử mọi việc trên dữ liệu mẫu rồi xóa đi")
    return parser


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", type=Path, required=True, metavar="TỆP", help="tệp mới để ghi vào")
    _add_as_of(parser, "lập dữ liệu như vào ngày này (mặc định: hôm nay)")


def _read_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP_KẾ_HOẠCH", help="tệp .txt, .docx hoặc .pdf")
    parser.add_argument("--json", action="store_true", help="cho ra JSON đầy đủ")


def _import_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP_KẾ_HOẠCH", help="tệp .txt, .docx hoặc .pdf")
    _add_database(parser, "tệp dữ liệu nhận kế hoạch, được tạo nếu chưa có")
    parser.add_argument(
        "--year", type=_year, metavar="NĂM", help="năm của kế hoạch (mặc định: đọc trong văn bản)"
    )
    parser.add_argument(
        "--as",
        dest="kind",
        choices=("plan", "document"),
        help="nhận là kế hoạch của cơ quan (plan) hay văn bản khác giao việc (document);"
        " mặc định: xem trong văn bản",
    )
    parser.add_argument(
        "--new", action="store_true", help="nhận là một kế hoạch khác, dù giống kế hoạch đã có của năm ấy"
    )
    parser.add_argument(
        "--apart", action="store_true", help="không gộp những việc được nêu ở nhiều mục của kế hoạch"
    )


def _import_models(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP_BẢNG_TÍNH", help="tệp .xlsx, .xls, .ods hoặc .csv")
    _add_database(parser, "tệp dữ liệu nhận đăng ký, được tạo nếu chưa có")
    parser.add_argument(
        "--year",
        type=_year,
        metavar="NĂM",
        help="năm đăng ký (mặc định: năm mà bảng hoặc tên tệp ghi, nếu không thì năm nay)",
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ cho xem, không ghi gì")


def _import_staff(parser: argparse.ArgumentParser) -> None:
    today = _today()
    day = partial(_day, today)
    parser.add_argument("file", type=Path, metavar="TỆP_BẢNG_TÍNH", help="tệp .xlsx, .xls, .ods hoặc .csv")
    _add_database(parser, "tệp dữ liệu nhận danh sách, được tạo nếu chưa có")
    parser.add_argument("--sheet", metavar="TÊN", help="chỉ đọc trang này (“*” là tất cả các trang)")
    parser.add_argument(
        "--since", type=day, default=today, metavar="NGÀY", help="ngày chuyển vị trí (mặc định: hôm nay)"
    )
    parser.add_argument(
        "--correct", action="store_true", help="vị trí khác thì chỉ sửa lại cho đúng, không phải chuyển"
    )
    parser.add_argument(
        "--add-kinds",
        action="store_true",
        help="thêm đối tượng mà cơ quan chưa có (mặc định: đoán theo đơn vị, chức vụ)",
    )
    parser.add_argument(
        "--end-missing",
        type=day,
        metavar="NGÀY",
        help="kết thúc công tác vào ngày này những người không còn trong danh sách (mặc định: để nguyên)",
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ cho xem sẽ thay đổi gì, không ghi")
    parser.add_argument("--json", action="store_true", help="cho ra JSON đầy đủ từng dòng")


def _draft(parser: argparse.ArgumentParser) -> None:
    _add_database(parser, "tệp dữ liệu có kế hoạch làm gốc, nhận dự thảo")
    parser.add_argument(
        "--year", type=_year, metavar="NĂM", help="năm của kế hoạch làm gốc (mặc định: năm mới nhất)"
    )
    parser.add_argument(
        "--carry-unfinished", action="store_true", help="chuyển tiếp những việc chưa hoàn thành"
    )
    _add_as_of(parser, "xét việc chưa hoàn thành vào ngày này (mặc định: hôm nay)")


def _new_campaign(parser: argparse.ArgumentParser) -> None:
    _add_database(parser, "tệp dữ liệu có cán bộ phải ký")
    parser.add_argument("--year", type=int, choices=_YEARS, metavar="NĂM", help="năm (mặc định: năm nay)")
    parser.add_argument("--name", metavar="TÊN", help="tên đợt (mặc định: Đợt ký cam kết năm …)")
    parser.add_argument(
        "--kind",
        action="append",
        metavar="ĐỐI_TƯỢNG",
        help="đối tượng phải ký, ví dụ “Công chức”; nêu nhiều lần được (mặc định: như đợt trước)",
    )
    day = partial(_day, _today())
    parser.add_argument("--starts-on", type=day, metavar="NGÀY", help="ngày bắt đầu ký")
    parser.add_argument("--ends-on", type=day, metavar="NGÀY", help="ngày cuối")


def _scan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="TỆP_QUÉT",
        help="tệp .pdf, .jpg, .png hoặc .tif",
    )
    _add_database(parser, "tệp dữ liệu có đợt ký, nhận bản quét")
    parser.add_argument("--campaign", metavar="TÊN", help="tên hoặc mã của đợt ký (mặc định: đợt mới nhất)")
    parser.add_argument(
        "--confirm", action="store_true", help="ghi đã ký cho những người mà máy thấy có chữ ký"
    )
    parser.add_argument(
        "--signed-on",
        type=partial(_day, _today()),
        metavar="NGÀY",
        help="ngày ký ghi khi --confirm (mặc định: hôm nay, nhưng không sau ngày cuối của đợt)",
    )
    parser.add_argument("--json", action="store_true", help="cho ra JSON đầy đủ")
    parser.set_defaults(today=_today())


def _print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", metavar="LOẠI", help="tên loại, xem bằng --list")
    parser.add_argument("--list", action="store_true", help="liệt kê các loại rồi thôi")
    _add_database(parser, "tệp dữ liệu cần đọc")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="TỆP",
        help="tệp để ghi ra, hoặc thư mục có sẵn: phiếu giao nhiệm vụ mỗi đơn vị một tệp",
    )
    parser.add_argument(
        "--format",
        choices=("pdf", "docx", "xlsx", "csv"),
        help="loại tệp (mặc định: theo đuôi tên tệp, trong thư mục là pdf)",
    )
    _add_as_of(parser, "số liệu tính đến ngày này (mặc định: hôm nay)")
    parser.add_argument("--unit", metavar="TÊN", help="chỉ in phần của đơn vị này")
    add_campaign(parser)
    add_models(parser)
    add_lists(parser)
    parser.add_argument(
        "--year",
        type=_year,
        metavar="NĂM",
        help="năm của kế hoạch, của đợt ký, của mô hình (mặc định: năm của ngày in, đợt mới nhất)",
    )
    parser.add_argument(
        "--period",
        default="",
        metavar="KỲ",
        help="kỳ báo cáo: month-1…12, quarter-1…4, half-1, half-2, nine, year (mặc định: 6 tháng vừa qua)",
    )
    parser.add_argument(
        "--per-unit", action="store_true", help="nhiệm vụ giao cho nhóm thì in riêng từng đơn vị"
    )
    parser.add_argument(
        "--with-table", action="store_true", help="văn bản kế hoạch kèm bảng phân công nhiệm vụ"
    )
    parser.add_argument("--with-soon", action="store_true", help="công văn đôn đốc cả nhiệm vụ sắp đến hạn")
    parser.add_argument(
        "--own-plans",
        action="store_true",
        help="công văn chỉ đôn đốc đơn vị chưa ban hành kế hoạch của mình",
    )
    parser.add_argument(
        "--reply-by",
        type=partial(_day, _today()),
        metavar="NGÀY",
        help="hạn trả lời ghi trong công văn (mặc định: 7 ngày sau ngày tính)",
    )
    parser.add_argument(
        "--against",
        choices=("first", "last"),
        default="last",
        help="tính quá hạn so với thời hạn đầu (first) hay thời hạn hiện tại (last, mặc định)",
    )
    parser.add_argument(
        "--no-register", dest="register", action="store_false", help="không ghi bản in này vào Sổ văn bản"
    )


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .docx hoặc .pdf")
    parser.add_argument("--json", action="store_true", help="cho ra JSON từng chỗ")


def _hand_over(parser: argparse.ArgumentParser) -> None:
    _add_database(parser, "tệp dữ liệu cần bàn giao")
    parser.add_argument(
        "--to", type=Path, required=True, metavar="THƯ_MỤC", help="ổ USB hoặc thư mục có sẵn để ghi vào"
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help=f"không đặt mật khẩu (mặc định: hỏi, hoặc lấy từ biến môi trường {handing.PASSPHRASE})",
    )
    parser.add_argument("--view-only", action="store_true", help="bản chỉ xem: chương trình mở ra không sửa")


def _other_copy(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP",
        help="tệp .dvcq, .dvcq.age, .dvcq.age.001 hoặc tệp .ban-giao.json bên cạnh;"
        f" mật khẩu được hỏi, hoặc lấy từ biến môi trường {handing.PASSPHRASE}",
    )
    _add_database(parser, words)


def _backup(parser: argparse.ArgumentParser) -> None:
    _add_database(parser, "tệp dữ liệu cần sao lưu")
    parser.add_argument(
        "--to",
        type=Path,
        metavar="THƯ_MỤC",
        help="thư mục giữ các bản sao lưu (mặc định: sao-luu cạnh tệp dữ liệu)",
    )


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar="BẢN_SAO",
        help="bản sao lưu, bản bàn giao (.dvcq.age, .001, .ban-giao.json) hoặc bản sao nguyên vẹn khác;"
        f" mật khẩu được hỏi, hoặc lấy từ biến môi trường {handing.PASSPHRASE}",
    )
    _add_database(parser, "tệp dữ liệu cần khôi phục; dữ liệu hiện có được sao lưu trước")


def _verify(parser: argparse.ArgumentParser) -> None:
    _add_database(parser, "tệp dữ liệu cần kiểm tra")
    parser.add_argument("--json", action="store_true", help="cho ra JSON")


def _add_database(parser: argparse.ArgumentParser, words: str) -> None:
    default = default_database_path()
    parser.add_argument(
        "--database",
        type=Path,
        default=default,
        metavar="TỆP",
        help=f"{words} (mặc định: {str(default).replace('%', '%%')})",
    )


def _add_as_of(parser: argparse.ArgumentParser, words: str) -> None:
    today = _today()
    parser.add_argument("--as-of", type=partial(_day, today), default=today, metavar="NGÀY", help=words)


def _year(written: str) -> int:
    known = {str(year): year for year in _YEARS}
    if written.strip() not in known:
        raise argparse.ArgumentTypeError(
            f"“{written}” không phải năm của một kế hoạch; hãy ghi từ {_YEARS[0]} đến {_YEARS[-1]}."
        )
    return known[written.strip()]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on her wall


def _day(today: date, written: str) -> date:
    from dvcq_desktop.text.dates import parse_date  # noqa: PLC0415 - help does without it

    try:
        return parse_date(written, today=today)
    except UserError as error:
        raise argparse.ArgumentTypeError(error.sentence) from error
