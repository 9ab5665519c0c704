"""When Python looks for cycles of objects: not while articles are read, whose values form none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(*, to_the_end: bool = False) -> Iterator[None]:
    """Without looking for cycles of objects, which took a fifth of a review's time and freed nothing.

    `to_the_end` of the process, what is there by then is not looked through either: on its way out Python would do so
    once more, for another sixth.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if to_the_end:
            gc.freeze()
        if was_on:
            gc.enable()
