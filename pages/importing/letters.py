"""Vietnamese capitals and small letters for patterns; their code points alternate."""

_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
SMALL = "a-z" + _MARKED
CAPITAL = "A-Z" + _MARKED.upper() + "Ð"

SYLLABLE = (
    rf"(?<![\w/.-])[{CAPITAL}](?:[{SMALL}]+|(?![\w]))(?:['’][{CAPITAL}{SMALL}]+)?"
)
"""A syllable with a first capital, as in names: Hàm, Y, H'Drai."""
