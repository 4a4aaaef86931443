from search.analysis import syllables
from search.spelling import find_corrections, neighbours, spellable

KNOWN = {"giam_ngheo": 5, "ngheo_ben": 4, "ben_vung": 4, "ngheo_da": 1, "giam": 9}


def corrections(text, known=KNOWN):
    words = list(syllables(text))
    found = find_corrections(
        words, lambda terms: [known.get(t.value, 0) for t in terms]
    )
    return {word.exact: others for word, others in found.items()}


def test_known_pairs_need_no_correction():
    assert corrections("giảm nghèo bền vững") == {}


def test_a_syllable_is_corrected_by_both_neighbours():
    assert corrections("giảm nghxo bền vững") == {"nghxo": ("ngheo",)}


def test_a_word_alone_is_corrected_where_it_is_unknown():
    assert corrections("gixm") == {"gixm": ("giam",)}
    assert corrections("giảm") == {}


def test_what_is_in_no_record_of_the_reader_is_never_offered():
    assert corrections("giảm nghxo", known={}) == {}


def test_numbers_and_single_letters_are_left_alone():
    assert corrections("59 2023 a") == {}


def test_candidates_are_spellable_and_one_edit_away():
    assert "ngheo" in neighbours("nghxo")
    assert set(neighbours("dan")) <= spellable()
    assert "dan" not in neighbours("dan")
