from search.fields import Field
from search.highlighting import SHOWN, Marker, window
from search.plan import Everything, Plan, Term


def marker(words="", pairs=""):
    passage = tuple(Term(Field.PAIRS, pair) for pair in pairs.split())
    plan = Plan(Everything(), passage=passage, marked=frozenset(words.split()))
    return Marker.of(plan)


def test_neighbours_share_one_mark_and_all_else_is_escaped():
    found = marker("dan chu", "dan_chu").mark("Thực hiện <i>dân chủ</i> & công khai")
    assert found == "Thực hiện &lt;i&gt;<mark>dân chủ</mark>&lt;/i&gt; &amp; công khai"


def test_a_word_found_in_a_pair_is_not_marked_elsewhere():
    assert marker("dan chu", "dan_chu").mark("nhân dân có dân chủ") == (
        "nhân dân có <mark>dân chủ</mark>"
    )


def test_a_long_text_is_cut_around_what_was_found():
    text = "trước " * 200 + "giảm nghèo " + "sau " * 200
    found = marker("giam ngheo", "giam_ngheo").mark(text)
    assert found.startswith("… ") and found.endswith(" …")
    assert "<mark>giảm nghèo</mark>" in found
    assert len(found.split()) <= SHOWN + 2


def test_nothing_found_shows_the_beginning():
    assert marker("xyz").mark("Một hai ba") == "Một hai ba"
    assert marker("xyz").mark("") == ""


def test_the_window_never_leaves_the_text():
    assert window([]) == (0, 0)
    assert window([0, 1, 0]) == (0, 3)
