"""The sheets and columns of the spreadsheet, in the words that stand in it. They are a
file format for Vietnamese offices, the same whatever language the reader has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from units.models import Membership, Unit

Kind = Unit.Kind
Role = Membership.Role

UNITS = "Đơn vị"
PEOPLE = "Người"

KINDS = {
    "Đảng ủy": Kind.COMMITTEE,
    "Chi bộ": Kind.CELL,
    "Phòng, ban": Kind.DEPARTMENT,
    "Mặt trận Tổ quốc": Kind.FRONT,
    "Đoàn thể": Kind.ORGANISATION,
    "Trường học": Kind.SCHOOL,
    "Trạm y tế": Kind.HEALTH,
    "Thôn": Kind.VILLAGE,
    "Khác": Kind.OTHER,
}
ROLES = {"Trưởng": Role.HEAD, "Văn thư": Role.CLERK, "Thành viên": Role.MEMBER}
YES_NO = {"Có": True, "Không": False}
CHOICES: dict[str, Mapping[str, object]] = {
    "kind": KINDS,
    "role": ROLES,
    "supervises": YES_NO,
}


@dataclass(frozen=True)
class Column:
    """A column: its heading, what an example looks like, and how long it may be."""

    name: str
    heading: str
    example: str
    required: bool = False
    longest: int = 200


COLUMNS = {
    UNITS: (
        Column("code", "Mã đơn vị", "CB-THON1", required=True, longest=30),
        Column("name", "Tên đơn vị", "Chi bộ thôn 1", required=True),
        Column("kind", "Loại", "Chi bộ", required=True),
        Column("parent", "Mã đơn vị cấp trên", "DU", longest=30),
        Column("opened", "Ngày thành lập", "01/07/2025"),
    ),
    PEOPLE: (
        Column("username", "Tên đăng nhập", "nguyen.a", required=True, longest=150),
        Column("full_name", "Họ và tên", "Nguyễn Văn A", required=True, longest=150),
        Column("phone", "Số điện thoại", "0912 345 678"),
        Column("unit", "Mã đơn vị", "CB-THON1", longest=30),
        Column("role", "Vai trò", "Thành viên"),
        Column("supervises", "Theo dõi đơn vị cấp dưới", "Không"),
        Column("since", "Từ ngày", "01/07/2025"),
    ),
}


def folded(text: str) -> str:
    """A heading or word as it is compared: blanks and capitals do not matter."""
    return " ".join(text.split()).casefold()
