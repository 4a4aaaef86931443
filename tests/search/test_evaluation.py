import json
import random

import pytest
from django.core.management import CommandError, call_command

from search import evaluation


@pytest.fixture
def judged(tmp_path):
    corpus = [
        {
            "doc_id": "a",
            "title": "Tiếp công dân",
            "text": "Nơi tiếp công dân được công khai.",
        },
        {"doc_id": "b", "title": "Giảm nghèo", "text": "Hộ nghèo được hỗ trợ nhà ở."},
    ]
    queries = [
        {"qid": "1", "question": "Ai tiếp công dân?", "relevant": ["a"], "source": "x"},
        {
            "qid": "2",
            "question": "Nhà ở của hộ nghèo",
            "relevant": ["b"],
            "source": "y",
        },
    ]
    paths = []
    for name, lines in (("corpus", corpus), ("queries", queries)):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.mark.parametrize("flags", [[], ["--strip-diacritics"], ["--misspell", "7"]])
def test_the_report_is_one_line_of_json(judged, capsys, flags):
    call_command("search_evaluate", *judged, "--engine", "embedded", "--json", *flags)
    report = json.loads(capsys.readouterr().out)
    assert (report["engine"], report["n"], report["ndcg_10"]) == ("embedded", 2, 1.0)
    assert report["index_bytes"] > 0


def test_a_file_that_is_missing_is_said(judged):
    with pytest.raises(CommandError) as error:
        call_command(
            "search_evaluate", judged[0], "/nowhere.jsonl", "--engine", "embedded"
        )
    assert error.value.returncode == 1


def test_stripping_is_what_a_plain_keyboard_types():
    assert evaluation.strip_diacritics("Đảng ủy xã") == "Dang uy xa"


def test_every_fifth_long_word_is_misspelt_by_one_letter():
    text = "trong ngoài trước dưới cạnh ở đó những người khác nhau không"
    changed = [
        (a, b)
        for a, b in zip(
            text.split(),
            evaluation.misspell(text, random.Random(1)).split(),
            strict=True,
        )
        if a != b
    ]
    assert [one for one, _ in changed] == ["cạnh", "không"]
    for one, other in changed:
        assert sum(a != b for a, b in zip(one, other, strict=True)) == 1


def test_figures_of_a_known_ranking():
    question = evaluation.Question("x", frozenset({"a", "b"}))
    answer = evaluation.Answer(question, ("c", "a"), 5.0)
    found = evaluation.figures([answer])
    assert (found["mrr_10"], found["recall_10"], found["success_1"]) == (0.5, 0.5, 0.0)
    assert found["ndcg_10"] == round((1 / 1.5849625) / (1 + 1 / 1.5849625), 4)
