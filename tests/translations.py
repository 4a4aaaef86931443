"""Keeps the Vietnamese catalogue complete.

``make messages`` collects the messages of code and templates, fills in what
``locale/parts`` translates, and compiles. With ``--check`` nothing is written; it ends
with 1 where a message is missing, untranslated or fuzzy, or the compiled file is old.
Needs GNU gettext.
"""

import gettext
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
CATALOGUE = Path("intranet/locale/vi/LC_MESSAGES/django.po")
PARTS = Path("intranet/locale/parts")
SOURCES = ("intranet", "pages", "units", "search", "templates", "manage.py")


def call(
    *command: str, cwd: Path, **options: object
) -> subprocess.CompletedProcess[str]:
    """Run a tool of gettext or Django; its output is text."""
    return subprocess.run(  # fixed commands
        command, cwd=cwd, check=True, capture_output=True, text=True, **options
    )


def collect(root: Path) -> None:
    """Bring the catalogue below ``root`` in step with its code and templates."""
    (root / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    manage = [sys.executable, "manage.py", "makemessages", "-l", "vi"]
    call(
        *manage,
        "--no-obsolete",
        "--add-location=file",
        "--no-wrap",
        "--ignore=tests/*",
        "--ignore=locale_wagtail/*",
        cwd=root,
    )
    parts = sorted(str(path) for path in (root / PARTS).glob("*.po"))
    if parts:
        merged = root / "compendium.po"
        call("msgcat", "--use-first", "--no-wrap", "-o", str(merged), *parts, cwd=root)
        catalogue = str(root / CATALOGUE)
        # makemessages guesses; a guess would keep the true translation out.
        certain = root / "certain.po"
        call("msgattrib", "--no-fuzzy", "-o", str(certain), catalogue, cwd=root)
        call(
            "msgmerge",
            "--no-fuzzy-matching",
            "--no-wrap",
            "--quiet",
            f"--compendium={merged}",
            "-o",
            catalogue,
            str(certain),
            catalogue,
            cwd=root,
        )
        merged.unlink()
        certain.unlink()
    compile_catalogue(root)


def compile_catalogue(root: Path) -> None:
    """Write the compiled file beside the catalogue."""
    source = root / CATALOGUE
    call(
        "msgfmt", "--check", "-o", str(source.with_suffix(".mo")), str(source), cwd=root
    )


def compiled(root: Path) -> dict[str, str]:
    """What the compiled catalogue holds, without its header (it carries a date)."""
    with (root / CATALOGUE).with_suffix(".mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    entries: dict[str, str] = catalogue._catalog  # type: ignore[attr-defined]  # no public way
    return {key: text for key, text in entries.items() if key != ""}


def unfinished(root: Path) -> list[str]:
    """Messages without a translation, or with a doubtful one."""
    found: list[str] = []
    for kind in ("--untranslated", "--only-fuzzy"):
        listed = call(
            "msgattrib", kind, "--no-obsolete", str(CATALOGUE), cwd=root
        ).stdout
        entries = [entry for entry in listed.split("\n\n") if "msgid" in entry]
        found += [entry for entry in entries if 'msgid ""\nmsgstr ""' not in entry]
    return found


def check() -> int:
    """Compare a fresh collection with what is committed."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for name in SOURCES:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name)
            else:
                shutil.copy(source, copy / name)
        collect(copy)
        missing = unfinished(copy)
        for entry in missing:
            print(entry, end="\n\n")
        same = compiled(copy) == compiled(ROOT)
    if missing:
        print(f"{len(missing)} messages are untranslated or fuzzy.")
    if not same:
        print("The compiled catalogue is old: run `make messages` and commit it.")
    return int(bool(missing) or not same)


def main() -> int:
    """``--check`` or collect."""
    if "--check" in sys.argv:
        return check()
    collect(ROOT)
    missing = unfinished(ROOT)
    print(f"{len(missing)} messages are not translated yet.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
