"""60 texts that bear a secrecy mark and 60 that only speak of secrecy, and file names."""

from itertools import cycle, islice

_STATE = ["ỦY BAN NHÂN DÂN XÃ AN HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
_PARTY = ["ĐẢNG BỘ XÃ AN HÒA", "*", "ĐẢNG CỘNG SẢN VIỆT NAM"]
_BODY = [
    "Kính gửi: Các chi bộ, cơ quan, đơn vị trực thuộc.",
    "Thực hiện chương trình công tác năm, đề nghị các đơn vị triển khai như sau:",
    "1. Tổ chức quán triệt đến toàn thể cán bộ, đảng viên.",
    "Nơi nhận: Như trên; Lưu Văn phòng.",
]
_MARKS = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "[MẬT]",
    "( TỐI MẬT )",
    "* TUYỆT MẬT *",
    "M Ậ T",
    "T Ố I   M Ậ T",
    "MẬT - HỎA TỐC",
    "THƯỢNG KHẨN - TỐI MẬT",
    "TUYỆT MẬT   Bản số: 03",
    "Độ mật: Mật",
    "ĐỘ MẬT: TỐI MẬT",
    "Mức độ mật: Tuyệt mật",
    "TÀI LIỆU MẬT",
    "Số: 15/BC-UBND (MẬT)",
    "Số 07-BC/ĐU - TỐI MẬT",
    "Mật",
    "Tối mật",
    "ỦY BAN NHÂN DÂN XÃ\tMẬT\tĐộc lập - Tự do - Hạnh phúc",
]
_TALK = [
    "Thực hiện nghiêm quy định về bảo vệ bí mật nhà nước trên không gian mạng.",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC LÀ TRÁCH NHIỆM CỦA MỖI CÁN BỘ",
    "Tài liệu đóng dấu MẬT, TỐI MẬT, TUYỆT MẬT không được gửi qua hệ thống này.",
    "Bí mật nhà nước được phân thành 03 độ: Tuyệt mật, Tối mật, Mật.",
    "a) Bí mật nhà nước độ Tuyệt mật;",
    "- Tối mật;",
    "- MẬT;",
    "Mật độ dân số của xã là 812 người/km2.",
    "MẬT ĐỘ XÂY DỰNG TỐI ĐA 60%",
    "Hợp tác xã tiêu thụ được 2 tấn mật ong rừng.",
    "MẬT ONG ĐẠT CHỨNG NHẬN OCOP 3 SAO",
    "Đổi mật khẩu tài khoản thư điện tử công vụ sáu tháng một lần.",
    "MẬT KHẨU PHẢI CÓ ÍT NHẤT 8 KÝ TỰ",
    "MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ AN HÒA",
    "Giữ bí mật họ tên người tố cáo theo quy định của Luật Tố cáo.",
    "Mối quan hệ mật thiết giữa Đảng với Nhân dân được củng cố.",
    "BẢO MẬT THÔNG TIN CÁ NHÂN",
    "Độ mật: ................",
    "Độ mật: Mật/Tối mật/Tuyệt mật (đánh dấu vào ô thích hợp)",
    "Các cơ sở Mật tông trên địa bàn chấp hành tốt pháp luật.",
]
MARKED_NAMES = [
    "BC-15-MẬT.docx",
    "Báo cáo (Tối mật).pdf",
    "tuyet mat - ke hoach 12.doc",
    "KH_TOI_MAT_2026.pdf",
    "BaoCaoMat.docx",
    "MAT.pdf",
    "cong van mat so 12.pdf",
    "TuyetMat_15.zip",
]
UNMARKED_NAMES = [
    "Ủy ban Mặt trận Tổ quốc.docx",
    "UB MTTQ mat tran xa.pdf",
    "huong dan bao ve bi mat nha nuoc.pdf",
    "Quy chế bảo mật thông tin.docx",
    "Danh sach vang mat.xlsx",
    "Đổi mật khẩu.txt",
    "mat do dan so 2026.xlsx",
    "thay mat UBND ky.pdf",
    "format bao cao.docx",
    "San pham mat ong.jpg",
]


def marked() -> list[list[str]]:
    """Texts with a mark above, under or beside the heading of the State or the Party."""
    samples = []
    for number, mark in enumerate(islice(cycle(_MARKS), 60)):
        heading = _STATE if number % 2 else _PARTY
        at = number // len(_MARKS)
        samples.append([*heading[:at], mark, *heading[at:], *_BODY])
    return samples


def unmarked() -> list[list[str]]:
    """Texts that speak of secrecy, of other things spelt alike, or list the degrees."""
    samples = []
    for number, talk in enumerate(islice(cycle(_TALK), 60)):
        heading = _PARTY if number % 2 else _STATE
        at = 1 + number // len(_TALK)
        samples.append([*heading, *_BODY[:at], talk, *_BODY[at:]])
    return samples
