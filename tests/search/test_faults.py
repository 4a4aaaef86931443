"""What goes wrong, and that it comes right by itself."""

import os
import resource
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from intranet.roles import CADRES
from search import comparing, indexing, outbox
from search.engines.base import EngineUnavailable
from search.engines.embedded import EmbeddedEngine
from search.service import SiteSearch, search_site
from tests.factories import ArticlePageFactory, UserFactory
from tests.factories.places import section
from tests.search.malformed import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def cadre():
    return UserFactory(roles=[CADRES])


@pytest.fixture
def article(index):
    page = ArticlePageFactory(parent=section("tin-bai"), title="Giảm nghèo bền vững")
    indexing.keep_up(index)
    return page


def afresh(index):
    """Another process, which has nothing open."""
    return EmbeddedEngine(index.folder.root, wait=0.1)


def found(viewer, engine, text="giảm nghèo"):
    return [hit.title for hit in search_site(viewer, SiteSearch(text), engine).hits]


def replaced(path, content):
    """Put other content in place of a file; who has the old one open keeps it."""
    other = path.with_suffix(".other")
    other.write_bytes(content)
    other.replace(path)


def cut(path):
    replaced(path, path.read_bytes()[: path.stat().st_size // 2])


def flip(path):
    content = bytearray(path.read_bytes())
    for place in range(0, len(content) - 8, 7):
        content[place] ^= 0xFF
    replaced(path, bytes(content))


def no_letters(path):
    replaced(path, b"\xff\xfe")


FILES = ["store", "term", "idx", "pos", "fieldnorm", "fast", "meta.json"]


def damaged(index, ending, how):
    for part in ("records", "passages"):
        for path in (index.folder.current / part).glob(f"*{ending}"):
            how(path)


@pytest.mark.parametrize("how", [flip, Path.unlink], ids=["flip", "gone"])
@pytest.mark.parametrize("ending", FILES)
def test_a_damaged_file_is_found_and_the_index_built_anew(
    article, cadre, client, index, ending, how
):
    damaged(index, ending, how)
    reader, helper = afresh(index), afresh(index)
    with suppress(EngineUnavailable):
        search_site(cadre, SiteSearch('"giảm nghèo" bền'), reader)
    indexing.look_for_damage(helper)
    indexing.keep_up(helper)
    assert found(cadre, afresh(index)) == [article.title]
    assert not comparing.compare(helper)


@pytest.mark.parametrize("ending", ["term", "idx", "pos", "store"])
def test_what_a_reader_stumbles_over_is_built_anew_at_the_next_turn(
    article, cadre, index, ending
):
    damaged(index, ending, flip)
    with suppress(EngineUnavailable):
        found(cadre, afresh(index), '"giảm nghèo"')
    index.folder.suspect()
    indexing.keep_up(afresh(index))
    assert found(cadre, afresh(index)) == [article.title]


@pytest.mark.parametrize("how", [cut, no_letters, Path.unlink])
def test_a_damaged_pointer_is_written_anew(article, cadre, index, how):
    how(index.folder.root / "current")
    indexing.keep_up(afresh(index))
    assert found(cadre, afresh(index)) == [article.title]


def test_a_suspicion_without_reason_costs_no_index(article, cadre, index):
    version = index.folder.current
    index.folder.suspect()
    indexing.keep_up(afresh(index))
    assert not index.folder.suspected
    assert index.folder.current == version


def test_a_folder_that_is_gone_is_made_again(article, cadre, index):
    shutil.rmtree(index.folder.root)
    indexing.keep_up(afresh(index))
    assert found(cadre, afresh(index)) == [article.title]


class MemoryDisk:
    """A real file system of a few megabytes."""

    def __init__(self, place):
        self.place, self.ballast = place, place / "ballast"

    def fill(self):
        with suppress(OSError), self.ballast.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)

    def free(self):
        self.ballast.unlink(missing_ok=True)


class Limit:
    """A limit on the size of files, where no file system can be mounted."""

    def __init__(self):
        self.before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self):
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, self.before[1]))

    def free(self):
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)


@pytest.fixture(params=["disk", "limit"])
def small_disk(request, tmp_path):
    if request.param == "limit":
        disk = Limit()
        yield disk
        disk.free()
        return
    (tmp_path / "index").mkdir()
    place = str(tmp_path / "index")
    mount = ["/bin/mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place]
    if os.getuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield MemoryDisk(tmp_path / "index")
    subprocess.run(["/bin/umount", "-l", place], check=True)


def test_a_full_disk_stops_no_publishing_and_is_made_good(
    small_disk, article, cadre, client, index
):
    small_disk.fill()
    try:
        article.title = "Giảm nghèo nhanh"
        article.save()
        helper = afresh(index)
        assert indexing.keep_up(helper) == 0
        assert found(cadre, index) == ["Giảm nghèo bền vững"]
        with suppress(EngineUnavailable):
            indexing.rebuild(helper)
        assert found(cadre, index) == ["Giảm nghèo bền vững"]
    finally:
        small_disk.free()
    helper = afresh(index)
    indexing.keep_up(helper)
    assert found(cadre, afresh(index)) == ["Giảm nghèo nhanh"]
    assert not comparing.compare(helper)
    assert outbox.seconds_behind() == 0


@pytest.mark.parametrize(
    "text",
    [
        "giảm NOT nghèo",
        '"',
        "((",
        "a:b:c",
        "-",
        "AND OR NOT",
        "*",
        "\\",
        "{!x}",
        "số:",
        "\x00",
    ],
)
def test_a_malformed_query_is_answered(article, cadre, index, text):
    search_site(cadre, SiteSearch(text), index)


def test_any_text_is_answered(article, cadre, client, index):
    client.force_login(cadre)

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(text=texts)
    def answered(text):
        response = client.get("/search/", {"q": text}, headers={"HX-Request": "true"})
        assert response.status_code == 200
        assert response.content

    answered()
