"""What the tests share."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgresql import postgres, postgres_server  # noqa: F401 - fixtures

from checker.intake.read import read_paths
from checker.model import Article

ROOT = Path(__file__).resolve().parent.parent
# Rules and readings are many objects and few cycles: looking for cycles as often as usual takes a quarter of the time.
gc.set_threshold(200_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a run keeps for the next stays among the tests, as does what the commands that they start keep."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds tests, seeds and the README: the repository, or a copy beside an installed wheel."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> list[Article]:
    """The five articles of the first story."""
    return read_paths([str(ROOT / "seeds")]).articles
