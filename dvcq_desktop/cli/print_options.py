# SPDX-License-Identifier: MIT
"""Options of `dvcq print` that say something only to some kinds of papers."""

from __future__ import annotations

import argparse


def add_campaign(parser: argparse.ArgumentParser) -> None:
    """Add what chooses people of a signing campaign."""
    parser.add_argument("--campaign", metavar="ĐỢT", help="tên đợt ký cam kết (mặc định: đợt mới nhất)")
    parser.add_argument(
        "--person", action="append", metavar="TÊN", help="chỉ in cho người này; ghi nhiều lần được"
    )
    parser.add_argument(
        "--order", choices=("unit", "name", "list"), help="xếp theo đơn vị, theo tên hay theo thứ tự riêng"
    )
    parser.add_argument(
        "--copies", type=_copies, default=0, metavar="SỐ", help="số bản mỗi người (mặc định: theo đợt ký)"
    )
    parser.add_argument("--only-unsigned", action="store_true", help="chỉ in cho người chưa ký")


def add_models(parser: argparse.ArgumentParser) -> None:
    """Add what chooses models, appraisals and decisions."""
    parser.add_argument(
        "--model",
        metavar="TÊN",
        help="chỉ in mô hình này (mặc định: mọi mô hình của năm, của đợt hay của quyết định)",
    )
    parser.add_argument(
        "--appraisal", metavar="ĐỢT", help="tên đợt thẩm định (mặc định: đợt mới nhất của năm)"
    )
    parser.add_argument(
        "--decision", metavar="SỐ", help="số quyết định công nhận (mặc định: quyết định mới nhất của năm)"
    )
    parser.add_argument("--blank", action="store_true", help="phiếu đăng ký, phiếu chấm điểm: mẫu trống")
    parser.add_argument(
        "--text-only", action="store_true", help="giấy chứng nhận: chỉ in chữ, lên phôi mua sẵn"
    )
    parser.add_argument(
        "--with-title", action="store_true", help="giấy chứng nhận lên phôi: in cả dòng GIẤY CHỨNG NHẬN"
    )
    parser.add_argument(
        "--with-state", action="store_true", help="giấy chứng nhận lên phôi: in cả Quốc hiệu, Tiêu ngữ"
    )
    parser.add_argument("--test-page", action="store_true", help="giấy chứng nhận: trang thử để canh phôi")
    for name, words in (("right", "sang phải"), ("down", "xuống dưới")):
        parser.add_argument(
            f"--shift-{name}",
            type=_millimetres,
            default=0.0,
            metavar="MM",
            help=f"giấy chứng nhận: dịch chữ {words} bao nhiêu mm, số âm là ngược lại",
        )


def add_lists(parser: argparse.ArgumentParser) -> None:
    """Add what narrows lists, and what becomes a folder."""
    parser.add_argument(
        "--activity-kind",
        action="append",
        metavar="LOẠI",
        help="danh sách hoạt động: chỉ loại này (như “Đối thoại”); ghi nhiều lần được",
    )
    parser.add_argument(
        "--month",
        action="append",
        type=_month,
        metavar="THÁNG",
        help="danh sách hoạt động: chỉ tháng này, 1 đến 12; ghi nhiều lần được",
    )
    parser.add_argument(
        "--as-folder",
        action="store_true",
        help="hồ sơ minh chứng: vào thư mục mới trong --out, mỗi minh chứng một tệp, kèm mục lục",
    )


def _copies(written: str) -> int:
    from dvcq_desktop.office.printing import MOST_COPIES  # noqa: PLC0415 - only where copies are asked for

    if written not in {str(number) for number in range(1, MOST_COPIES + 1)}:
        raise argparse.ArgumentTypeError(f"“{written}” không phải số bản; hãy ghi từ 1 đến {MOST_COPIES}.")
    return int(written)


def _millimetres(written: str) -> float:
    try:
        return float(written.replace(",", "."))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{written}” không phải số mm; hãy ghi như 2 hoặc -1,5.") from error


def _month(written: str) -> int:
    if written not in {str(number) for number in range(1, 13)}:
        raise argparse.ArgumentTypeError(f"“{written}” không phải tháng; hãy ghi từ 1 đến 12.")
    return int(written)
