"""The generated secret of a site, kept in its data folder and readable by its owner only."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def stored_secret(data_dir: Path) -> str:
    """Return the secret kept in ``data_dir/secret-key``, writing a new one (0600) first
    where there is none. Two processes that start together get the same one."""
    path = data_dir / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        secret = get_random_secret_key()
        file.write(secret)
    return secret


if __name__ == "__main__":
    folder = Path(os.environ.get("DATA_DIR", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    print(stored_secret(folder))  # noqa: T201  # `make serve` reads it
