"""The body that a citation names as issuer: "… của Ủy ban nhân dân tỉnh Lâm Đồng"."""

import re
from dataclasses import dataclass

_BODIES = (
    r"Quốc hội|Ủy ban [Tt]hường vụ Quốc hội|Uỷ ban [Tt]hường vụ Quốc hội|Chính phủ|Thủ tướng"
    r"|Chủ tịch|Phó Thủ tướng|Bộ Chính trị|Ban Bí thư|Ban Chấp hành|Ban Thường vụ|Thường trực"
    r"|Bộ trưởng|Thống đốc|Chánh án|Viện trưởng|Tổng Thanh tra|Bộ|Tổng cục|Cục|Sở|Phòng|Ban"
    r"|Trung ương|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng ủy|Đảng bộ|Chi bộ|Văn phòng|Hội đồng"
    r"|HĐND|UBND|UBMTTQ|Ủy ban|Uỷ ban|Thanh tra|Ngân hàng|Tòa án|Viện|Hội|Đoàn|Liên đoàn"
    r"|Công an|Liên tịch"
)
_BODY = re.compile(
    rf"\s*,?\s*(?:của|do)\s+(?P<body>(?:{_BODIES})(?!\w)[^.;:()\[\]“”\"]{{0,120}})"
)
_AFTER_NAME = (
    r"về|quy định|Quy định|ban hành|Ban hành|hướng dẫn|sửa đổi|điều chỉnh|phê duyệt|thực hiện"
    r"|tiếp tục|đẩy mạnh|tăng cường|tại|để|đã|có|hết|thay thế|bãi bỏ|được|trong|khóa|khoá|ngày"
    r"|năm|theo|là|cho|thì|như|cụ thể|triển khai|quán triệt|nhằm|với|đối"
)
_NEXT_TEXT = (
    r"và(?!\s+[A-ZĐ])"
    r"|và(?=\s+(?:Nghị (?:định|quyết)|Quyết định|Thông tư|Chỉ thị|Kết luận|Luật|Bộ luật"
    r"|Công (?:văn|điện)|Pháp lệnh))"
)
_END = re.compile(
    rf"\s*(?:\s(?:{_AFTER_NAME}|{_NEXT_TEXT})(?!\w)"
    r"|,(?!\s+(?:[A-ZĐ]\w*\s+)?\w+(?:\s+\w+){0,3}\s+và\s+[A-ZĐ])"
    r"|\n\s*\n|\n\s*-"
    r")"
)


@dataclass(frozen=True)
class NamedIssuer:
    """A body as written, and where its name ends."""

    name: str
    end: int


def issuer_after(text: str, position: int) -> NamedIssuer | None:
    """The body named right after a position."""
    match = _BODY.match(text, position)
    if match is None:
        return None
    stop = _END.search(match["body"])
    body = match["body"][: stop.start()] if stop else match["body"]
    end = match.start("body") + len(body.rstrip())
    return NamedIssuer(" ".join(body.split()), end) if body.strip() else None
