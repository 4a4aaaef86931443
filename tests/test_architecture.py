"""The shape of the house holds: imports go one way, rooms stay small, words are true."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPS = ("search", "intranet", "pages", "units")

# What each app may import of the others. The site (settings, urls, commands) is the
# composition root and may import all of them.
SERVICES = {"intranet.access", "intranet.notifications", "intranet.uploads",
            "intranet.extraction", "intranet.models", "intranet.roles", "intranet.panels",
            "intranet.worker", "intranet.health", "intranet.accounts", "intranet.secrecy",
            "intranet.files", "intranet.processes", "intranet.file_kinds",
            "intranet.file_names"}  # fmt: skip
ALLOWED = {"search": SERVICES, "pages": {"search", *SERVICES},
           "units": {"search", "pages", *SERVICES}}  # fmt: skip
COMPOSITION_ROOT = ("intranet/urls.py", "intranet/settings/", "intranet/management/",
                    "intranet/admin_scope/", "intranet/wsgi.py")  # fmt: skip

MAX_LINES = 400
MAX_FUNCTION_LINES = 50


def sources(app: str) -> Iterator[Path]:
    """The modules of an app, without migrations."""
    for path in sorted((ROOT / app).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def imports(path: Path) -> set[str]:
    """The modules a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def allowed(name: str, granted: set[str]) -> bool:
    """Whether a module stands in, or below, one of those granted; a package that only
    leads to one of them (``intranet``) is fine too."""
    return any(
        name == item or name.startswith(f"{item}.") or item.startswith(f"{name}.")
        for item in granted
    )


@pytest.mark.parametrize("app", ["search", "pages", "units"])
def test_apps_import_in_one_direction(app: str) -> None:
    granted = ALLOWED[app]
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(app)
        for name in sorted(imports(path))
        if name.split(".")[0] in APPS
        and name.split(".")[0] != app
        and not allowed(name, granted)
    ]
    assert not wrong


def test_the_services_know_no_other_app() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources("intranet")
        if not str(path.relative_to(ROOT)).startswith(COMPOSITION_ROOT)
        for name in sorted(imports(path))
        if name.split(".")[0] in {"pages", "units", "search"}
    ]
    assert not wrong


def all_sources() -> list[Path]:
    return [path for app in APPS for path in sources(app)]


def test_no_file_is_a_second_floor() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in all_sources()
        if (lines := len(path.read_text().splitlines())) > MAX_LINES
    }
    assert not long


def function_lengths() -> Iterator[tuple[str, int]]:
    for path in all_sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT)}:{node.name}", length


def test_no_function_is_long() -> None:
    assert not {name: n for name, n in function_lengths() if n > MAX_FUNCTION_LINES}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in all_sources()
        if path.read_text().strip()
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert not silent


def test_the_numbers_of_the_house(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints the measures that the style of this project is held to."""
    files = [len(path.read_text().splitlines()) for path in all_sources()]
    files = sorted(count for count in files if count)
    functions = [length for _name, length in function_lengths()]
    tests = sum(
        len(path.read_text().splitlines()) for path in (ROOT / "tests").rglob("*.py")
    )
    with capsys.disabled():
        print(
            f"\nfiles {len(files)}, median {statistics.median(files):.0f} lines, "
            f"90 % under {files[int(len(files) * 0.9)]}, largest {files[-1]}; "
            f"functions median {statistics.median(functions):.0f}, over 50 lines: "
            f"{sum(length > 50 for length in functions)}; "
            f"tests : code {tests / sum(files):.2f}"
        )
    assert statistics.median(files) < 70
    assert files[int(len(files) * 0.9)] <= 250


def test_the_readme_names_every_setting() -> None:
    read = set()
    for path in (ROOT / "intranet").rglob("*.py"):
        read.update(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', path.read_text()))
        read.update(re.findall(r'environ\.get\("([A-Z_]+)"', path.read_text()))
    readme = (ROOT / "README.md").read_text()
    table = set(re.findall(r"^\| `([A-Z_]+)`", readme, re.MULTILINE))
    for_tests = {"TEST_POSTGRES_URL", "ON_POSTGRES"}
    assert read - for_tests <= table | {"DEBUG"}
    assert table <= read | {"DJANGO_SETTINGS_MODULE"}


def test_the_readme_names_only_targets_that_exist() -> None:
    targets = set(
        re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    )
    named = set(re.findall(r"`make ([a-z]+)", (ROOT / "README.md").read_text()))
    assert named <= targets


def test_the_locks_carry_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert "@ " not in text
        for requirement in re.findall(r"^[a-z].*(?:\n .*)*", text, re.MULTILINE):
            assert "--hash=sha256:" in requirement
