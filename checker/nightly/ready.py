"""Imported once by the process that a pool's workers are copies of: what each of them would have to make for itself.

A module's name is all that such a process can be given, so importing this one reads a short story, and with it makes
the tables of the built-in rules.
"""

from __future__ import annotations

import gc

from checker.model import Article
from checker.nightly.shards import reviewed
from checker.nightly.version import version
from checker.story import review

_STORY = ("قتل ثلاثة أشخاص في القاهرة.", "قال الوزير إن أربعة أشخاص قتلوا في القاهرة.")

reviewed("", review([Article(text, body=text) for text in _STORY]).to_dict())
version()
gc.freeze()  # a collection that looks at it would make it each worker's own
