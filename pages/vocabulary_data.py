"""The vocabularies that every site begins with.

Party types: Quy định 399-QĐ/TW. State types and codes: Nghị định 30/2020/NĐ-CP, Điều 7 and
annex III; normative types: Luật Ban hành văn bản quy phạm pháp luật. An official letter
has no abbreviation in its symbol; CV is its code here.
"""

from pages.models.vocabulary import System

PARTY_TYPES = (
    ("NQ", "Nghị quyết"),
    ("QĐ", "Quyết định"),
    ("QĐ", "Quy định"),
    ("CT", "Chỉ thị"),
    ("KL", "Kết luận"),
    ("QC", "Quy chế"),
    ("HD", "Hướng dẫn"),
    ("TB", "Thông báo"),
    ("BC", "Báo cáo"),
    ("KH", "Kế hoạch"),
    ("CTr", "Chương trình"),
    ("CV", "Công văn"),
    ("TTr", "Tờ trình"),
    ("BB", "Biên bản"),
    ("ĐA", "Đề án"),
    ("PA", "Phương án"),
    ("TT", "Thông tri"),
)
STATE_TYPES = (
    ("NQ", "Nghị quyết"),
    ("QĐ", "Quyết định"),
    ("CT", "Chỉ thị"),
    ("QC", "Quy chế"),
    ("QyĐ", "Quy định"),
    ("TC", "Thông cáo"),
    ("TB", "Thông báo"),
    ("HD", "Hướng dẫn"),
    ("CTr", "Chương trình"),
    ("KH", "Kế hoạch"),
    ("PA", "Phương án"),
    ("ĐA", "Đề án"),
    ("DA", "Dự án"),
    ("BC", "Báo cáo"),
    ("BB", "Biên bản"),
    ("TTr", "Tờ trình"),
    ("HĐ", "Hợp đồng"),
    ("CV", "Công văn"),
    ("CĐ", "Công điện"),
    ("BGN", "Bản ghi nhớ"),
    ("BTT", "Bản thỏa thuận"),
    ("GUQ", "Giấy ủy quyền"),
    ("GM", "Giấy mời"),
    ("GGT", "Giấy giới thiệu"),
    ("GNP", "Giấy nghỉ phép"),
    ("PG", "Phiếu gửi"),
    ("PC", "Phiếu chuyển"),
    ("PB", "Phiếu báo"),
)
NORMATIVE_TYPES = (
    ("LUẬT", "Luật"),
    ("PL", "Pháp lệnh"),
    ("SL", "Sắc lệnh"),
    ("NĐ", "Nghị định"),
    ("TT", "Thông tư"),
    ("TTLT", "Thông tư liên tịch"),
    ("VBHN", "Văn bản hợp nhất"),
)

FIELDS_OF_WORK = (
    ("dan-chu-co-so", "Dân chủ ở cơ sở"),
    ("xay-dung-dang", "Xây dựng Đảng"),
    ("kiem-tra-giam-sat", "Kiểm tra, giám sát"),
    ("dan-van", "Dân vận"),
    ("tuyen-truyen", "Tuyên truyền"),
    ("tiep-cong-dan", "Tiếp công dân, giải quyết đơn thư"),
    ("cai-cach-hanh-chinh", "Cải cách hành chính"),
    ("chuyen-doi-so", "Chuyển đổi số"),
    ("thi-dua-khen-thuong", "Thi đua, khen thưởng"),
    ("van-hoa-xa-hoi", "Văn hóa - xã hội"),
    ("giao-duc-y-te", "Giáo dục, y tế"),
    ("nong-thon-moi", "Nông thôn mới"),
    ("nong-nghiep", "Nông nghiệp"),
    ("moi-truong", "Môi trường"),
    ("dat-dai-xay-dung", "Đất đai, xây dựng"),
    ("tai-chinh", "Tài chính, đầu tư"),
    ("quoc-phong-an-ninh", "Quốc phòng, an ninh"),
    ("phong-chong-thien-tai", "Phòng, chống thiên tai"),
)

# name, abbreviation, system, name of the superior body
ISSUING_BODIES = (
    ("Ban Chấp hành Trung ương Đảng", "TW", System.PARTY, ""),
    ("Bộ Chính trị", "BCT", System.PARTY, "Ban Chấp hành Trung ương Đảng"),
    ("Ban Bí thư", "BBT", System.PARTY, "Ban Chấp hành Trung ương Đảng"),
    (
        "Văn phòng Trung ương Đảng",
        "VPTW",
        System.PARTY,
        "Ban Chấp hành Trung ương Đảng",
    ),
    ("Ban Tổ chức Trung ương", "BTCTW", System.PARTY, "Ban Chấp hành Trung ương Đảng"),
    (
        "Ban Tuyên giáo và Dân vận Trung ương",
        "BTGDVTW",
        System.PARTY,
        "Ban Chấp hành Trung ương Đảng",
    ),
    (
        "Ủy ban Kiểm tra Trung ương",
        "UBKTTW",
        System.PARTY,
        "Ban Chấp hành Trung ương Đảng",
    ),
    ("Quốc hội", "QH", System.STATE, ""),
    ("Ủy ban Thường vụ Quốc hội", "UBTVQH", System.STATE, "Quốc hội"),
    ("Chủ tịch nước", "CTN", System.STATE, ""),
    ("Chính phủ", "CP", System.STATE, ""),
    ("Thủ tướng Chính phủ", "TTg", System.STATE, "Chính phủ"),
    ("Bộ Nội vụ", "BNV", System.STATE, "Chính phủ"),
    ("Bộ Tư pháp", "BTP", System.STATE, "Chính phủ"),
    ("Bộ Tài chính", "BTC", System.STATE, "Chính phủ"),
    ("Bộ Công an", "BCA", System.STATE, "Chính phủ"),
    ("Bộ Giáo dục và Đào tạo", "BGDĐT", System.STATE, "Chính phủ"),
    ("Bộ Văn hóa, Thể thao và Du lịch", "BVHTTDL", System.STATE, "Chính phủ"),
    ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "MTTW", System.FRONT, ""),
)
