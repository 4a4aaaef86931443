"""The desk: who may come, what becomes of each file that is dropped."""

import hashlib
from pathlib import Path

import pytest
from django.test import Client

from pages.models import IntakeFile, OfficialDocumentPage
from tests.factories.office import zip_bytes
from tests.factories.world import build
from tests.pages.conftest import signed_in
from tests.pages.intake.conftest import PLAN, upload

SECRET = "TỐI MẬT\nKế hoạch Hoa Phượng Đỏ"


def states() -> list[str]:
    return list(IntakeFile.objects.order_by("pk").values_list("state", flat=True))


class TestWhoMayCome:
    @pytest.mark.parametrize(
        ("person", "status"),
        [
            ("nobody", 302),
            ("stranger", 404),
            ("cadre", 404),
            ("member", 404),
            ("supervisor", 404),
            ("editor", 200),
            ("reviewer", 200),
            ("superuser", 200),
        ],
    )
    def test_the_desk_is_there_for_who_makes_documents(self, db, person, status):
        world = build()
        client = Client()
        if person != "nobody":
            backend = "intranet.accounts.backends.NameOrPhoneBackend"
            client.force_login(world.people[person], backend)
        for address in ("/import/", "/import/rows/"):
            assert client.get(address).status_code == status
        posted = client.post("/import/", {"files": [upload(PLAN)]})
        assert posted.status_code == (302 if status == 200 else status)
        assert IntakeFile.objects.exists() is (status == 200)

    def test_rows_of_another_person_do_not_exist(self, drop, reviewer):
        drop(upload(PLAN))
        row = IntakeFile.objects.get()
        other = signed_in(roles=["Biên tập"])
        for address in ("", "original/", "page/1/", "again/"):
            assert other.get(f"/import/{row.pk}/{address}").status_code in (404, 405)
        assert other.post(f"/import/{row.pk}/again/").status_code == 404
        assert "ke-hoach" not in other.get("/import/").content.decode()
        assert reviewer.get(f"/import/{row.pk}/").status_code == 200


class TestDrop:
    def test_a_file_waits_then_is_a_draft(self, drop, editor):
        drop(upload(PLAN), read=False)
        assert states() == ["waiting"]
        assert 'hx-trigger="every 2s"' in editor.get("/import/").content.decode()
        drop()
        row = IntakeFile.objects.get()
        assert row.state == "read"
        assert row.sha256 == hashlib.sha256(PLAN.encode()).hexdigest()
        assert row.page.owner == editor.user
        assert not row.page.live
        shown = editor.get("/import/").content.decode()
        assert "Kế hoạch 12-KH/ĐU" in shown
        assert "every 2s" not in shown

    def test_the_original_is_kept_once_and_can_be_fetched(self, drop, editor, storage):
        drop(upload(PLAN))
        row = IntakeFile.objects.get()
        kept = [path for path in Path(storage).rglob("*") if path.is_file()]
        assert [path.read_bytes() for path in kept] == [PLAN.encode()]
        answer = editor.get(f"/import/{row.pk}/original/")
        assert b"".join(answer.streaming_content) == PLAN.encode()
        assert answer["Content-Disposition"].startswith("attachment")

    def test_one_bad_file_harms_only_itself(self, drop):
        answer = drop(
            upload(b"", "trong.docx"),
            upload(b"%PDF-1.7\n" + b"\0" * 400, "hong.pdf"),
            upload(PLAN),
            upload("x", "sai.exe"),
        )
        assert states() == ["failed", "failed", "read", "refused"]
        shown = answer.content.decode()
        assert "trong.docx" in shown
        assert "hong.pdf" in shown

    def test_what_says_little_needs_a_look(self, drop):
        drop(upload("Chúng tôi đã họp và thống nhất như trên."))
        assert states() == ["look"]

    def test_nothing_chosen_is_said(self, drop):
        answer = drop()
        assert answer.status_code == 200
        assert 'role="alert"' in answer.content.decode()

    def test_a_script_gets_the_rows_alone(self, editor):
        answer = editor.post(
            "/import/",
            {"files": [upload(PLAN)]},
            headers={"X-Requested-With": "fetch"},
        )
        assert answer.content.decode().strip().startswith("<li")

    def test_the_list_asks_as_much_for_many_as_for_few(
        self, drop, editor, django_assert_max_num_queries
    ):
        def queries() -> int:
            with django_assert_max_num_queries(60) as asked:
                editor.get("/import/")
            return len(asked)

        drop(upload(PLAN))
        queries()
        before = queries()
        row = IntakeFile.objects.get()
        for _ in range(20):
            row.pk = None
            row.save()
        assert queries() == before


class TestTwice:
    def test_the_same_file_is_known_at_once(self, drop):
        drop(upload(PLAN))
        drop(upload(PLAN, "lan-hai.txt"), read=False)
        assert states() == ["read", "duplicate"]
        assert OfficialDocumentPage.objects.count() == 1

    def test_the_same_document_in_another_file_too(self, drop):
        drop(upload(PLAN), upload(PLAN + "\n", "khac.txt"))
        assert states() == ["read", "duplicate"]
        assert OfficialDocumentPage.objects.count() == 1

    def test_what_one_may_not_see_is_not_told(self, drop, library, home):
        from wagtail.models import PageViewRestriction

        from pages.models import LibraryPage

        closed = home.add_child(
            instance=LibraryPage(
                title="Kín", slug="kin", kinds=["officialdocumentpage"]
            )
        )
        PageViewRestriction.objects.create(page=closed, restriction_type="groups")
        boss = signed_in(superuser=True)
        boss.post("/import/", {"files": [upload(PLAN)], "section": closed.pk})
        drop()
        drop(upload(PLAN, "cua-toi.txt"))
        assert states() == ["read", "read"]
        assert OfficialDocumentPage.objects.count() == 2


class TestRefused:
    def test_a_secret_leaves_no_name_and_is_told_the_law(self, drop, storage, caplog):
        answer = drop(upload(SECRET, "Hoa Phượng Đỏ.txt"))
        row = IntakeFile.objects.get()
        assert row.state == "refused"
        assert "29/2018/QH14" in row.reason
        assert row.name == row.within == ""
        assert not row.file
        assert "Phượng" not in str(row.__dict__) + caplog.text
        assert "Hoa Phượng Đỏ.txt" in answer.content.decode()
        assert not [path for path in Path(storage).rglob("*") if path.is_file()]

    def test_a_mark_on_a_later_page_is_found_when_it_is_read(
        self, drop, storage, monkeypatch
    ):
        drop(upload(PLAN), read=False)
        row = IntakeFile.objects.get()
        row.file.storage.delete(row.file.name)
        row.file.storage.save(row.file.name, upload(SECRET))
        drop()
        row.refresh_from_db()
        assert (row.state, row.name, bool(row.file)) == ("refused", "", False)
        assert not [path for path in Path(storage).rglob("*") if path.is_file()]
        assert not OfficialDocumentPage.objects.exists()

    def test_the_page_says_that_no_mark_is_no_permission(self, editor):
        shown = editor.get("/import/", headers={"Accept-Language": "en"})
        assert "29/2018/QH14" in shown.content.decode()


class TestArchive:
    def test_each_member_is_a_row_of_its_own(self, drop):
        data = zip_bytes(
            {
                "thư mục/ke-hoach.txt": PLAN.encode(),
                "mật.txt": SECRET.encode(),
                "trong.zip": zip_bytes({"a.txt": b"a"}),
                "hong.pdf": b"%PDF-1.7\n" + b"\0" * 50,
            }
        )
        drop(upload(data, "goi.zip"))
        assert sorted(states()) == ["failed", "read", "refused", "refused"]
        assert IntakeFile.objects.get(state="read").within == "goi.zip"

    def test_a_bomb_is_not_opened(self, drop):
        drop(upload(zip_bytes({"a.txt": b"0" * 30_000_000}), "goi.zip"))
        row = IntakeFile.objects.get()
        assert row.state == "refused"
        assert row.reason

    def test_an_empty_one_is_said(self, drop):
        drop(upload(zip_bytes({}), "goi.zip"))
        assert states() == ["failed"]


class TestReadingAgain:
    def test_a_row_left_by_a_killed_helper_is_taken_again(self, drop):
        from django.utils import timezone

        from pages.intake.reading import GIVEN_UP

        drop(upload(PLAN), read=False)
        left = IntakeFile.objects.filter(pk=IntakeFile.objects.get().pk)
        left.update(state="reading", reading_since=timezone.now())
        drop()
        assert states() == ["reading"]
        left.update(reading_since=timezone.now() - GIVEN_UP * 2)
        drop()
        assert states() == ["read"]

    def test_a_person_may_ask_for_it(self, drop, editor):
        drop(upload(PLAN), read=False)
        row = IntakeFile.objects.get()
        IntakeFile.objects.update(state="failed", reason="Tạm thời")
        assert editor.post(f"/import/{row.pk}/again/").status_code == 302
        drop()
        assert states() == ["read"]
