"""Values like those that papers are filled with, to try a template on."""

from typing import Any

HEADING = {
    "superior": "ĐẢNG BỘ XÃ MẪU",
    "issuer": "CHI BỘ THÔN MỘT",
    "number": "Số 05-KH/CB",
    "place_and_date": "Xã Mẫu, ngày 05 tháng 01 năm 2026",
}
SIGNATURE = {"authority": "T/M CHI BỘ", "title": "BÍ THƯ", "name": "Nguyễn Văn Mẫu"}

PLAN: dict[str, Any] = {
    "heading": HEADING,
    "subject": "thực hiện Công văn số 15-CV/ĐU",
    "basis": ["Căn cứ Công văn số 15-CV/ĐU ngày 02 tháng 01 năm 2026 của Đảng ủy xã"],
    "opening": "Chi bộ xây dựng kế hoạch thực hiện như sau:",
    "aim": "1. Mục đích: …",
    "demand": "2. Yêu cầu: …",
    "duties": [
        {
            "no": "1",
            "text": "Công khai quy chế.",
            "who": "Chi bộ thôn Một",
            "when": "30/01/2026",
            "result": "Báo cáo",
        }
    ],
    "carrying_out": ["1. Phân công đảng viên phụ trách."],
    "closing": "Trên đây là kế hoạch của Chi bộ",
    "signature": SIGNATURE,
    "recipients": ["Đảng ủy xã (báo cáo);", "Lưu Chi bộ."],
}
GRID = {
    "title": "Danh sách",
    "name": "Đơn vị",
    "columns": ["Ngày tổ chức", "Hình thức"],
    "rows": [{"name": "Chi bộ thôn Một", "cells": ["05/01/2026", "Hội nghị"]}],
}
REPORT: dict[str, Any] = {
    "heading": {**HEADING, "number": "Số 07-BC/ĐU"},
    "subject": "tổng hợp kết quả tháng 01 năm 2026",
    "addressees": ["Ban Thường vụ Tỉnh ủy"],
    "opening": ["Thực hiện chế độ báo cáo, kết quả như sau:"],
    "coverage": "13/14 đơn vị đã báo cáo, còn thiếu: Chi bộ thôn Hai.",
    "sections": [
        {
            "heading": "II. KẾT QUẢ",
            "paragraphs": ["Chi bộ thôn Một: đã công khai quy chế."],
            "figures": [
                {
                    "no": "1",
                    "name": "Số cuộc họp",
                    "measure": "cuộc",
                    "value": "1.234,5",
                    "answers": "13",
                }
            ],
            "grids": [GRID],
        }
    ],
    "closing": "Trên đây là báo cáo tổng hợp",
    "signature": SIGNATURE,
    "recipients": ["Ban Thường vụ Tỉnh ủy (báo cáo);", "Lưu Văn phòng."],
    "annexes": [
        {"title": "SỐ LIỆU THEO ĐƠN VỊ", "figures": [GRID], "grids": []},
        {"title": "DANH SÁCH", "figures": [], "grids": [GRID]},
    ],
}
VALUES: dict[str, dict[str, Any]] = {"plan": PLAN, "report": REPORT}
