"""The tables of the ledger.  A change here needs a migration; a test holds the two together."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

# Times are ISO 8601 text in UTC: SQLite has no type for them, and text sorts as time does.
metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles: Final = Table(
    "articles",
    metadata,
    Column("key", String(64), primary_key=True),  # time and hash of all that the article says
    Column("outlet", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("published", String(40)),
    Column("url", Text),
    Column("path", Text),
    Column("folded", Text, nullable=False),  # title and lead with spellings folded, to be searched
    Index(None, "published"),
)

files: Final = Table(  # what the files of the last inbox hold, so that one that has not changed is not read again
    "files",
    metadata,
    Column("key", String(64), primary_key=True),  # hash of its bytes, its place, the rules and the version
    Column("held", LargeBinary, nullable=False),  # files.py packs it
)

reviews: Final = Table(  # what reading gave: never computed twice for the same articles, rules and version
    "reviews",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("rules", String(64), nullable=False),
    Column("version", String(40), nullable=False),
    Column("report", LargeBinary),  # `checker.report/1`, compressed; empty where the review failed
    Column("brief", LargeBinary),  # what a run needs of it (shards.py), compressed
    Column("shown", LargeBinary),  # what a night's report shows of it (report/shown.py), compressed
    Column("error", Text),
)

sketches: Final = Table(  # what grouping needs of the articles that may still belong to a story
    "sketches",
    metadata,
    Column("key", String(64), primary_key=True),  # hash of the article's key, the rules and the version
    Column("sketch", LargeBinary, nullable=False),  # sketch.py packs it
)

groupings: Final = Table(  # which articles make a story, as the grouping saw it
    "groupings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("groups", LargeBinary, nullable=False),
)

runs: Final = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("begun", String(40), nullable=False),
    Column("ended", String(40)),
    Column("state", String(10), nullable=False),  # running, recorded (report not yet written), done
    Column("intake", String(64), nullable=False),  # hash of the articles and of what was asked
    Column("rules", String(64), nullable=False),
    Column("version", String(40), nullable=False),
    Column("baseline", Integer),  # the run against which its report says what is new; empty: the one before
    Column("out", Text),  # the folder of its report
    Column("reviewed", Integer, nullable=False),  # stories that it did not find reviewed already
    Column("counts", Text, nullable=False),
    Column("timings", Text, nullable=False),
    Column("outlets", Text, nullable=False),  # outlet -> its counts
    Column("agreement", Text),  # JSON: pairs of outlets and how they stand, summed over its stories
)

problems: Final = Table(
    "problems",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("place", Text, nullable=False),
    Column("message", Text, nullable=False),
)

stories: Final = Table(
    "stories",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("day", String(10)),  # of its earliest article
    Column("title", Text, nullable=False),
    Column("first_run", ForeignKey("runs.id"), nullable=False),
    Column("last_run", ForeignKey("runs.id"), nullable=False),
    Index(None, "day"),
)

tellings: Final = Table(  # a story as one run saw it
    "tellings",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("story", ForeignKey("stories.id"), primary_key=True),
    Column("review", ForeignKey("reviews.key"), nullable=False),
    Column("title", Text, nullable=False),
    Column("outlets", Text, nullable=False),  # JSON list
    Column("counts", Text, nullable=False),  # JSON: the counts of the report
    Index(None, "story"),
)

members: Final = Table(  # the articles of a story, whenever they came
    "members",
    metadata,
    Column("story", ForeignKey("stories.id"), primary_key=True),
    Column("article", ForeignKey("articles.key"), primary_key=True),
    Index(None, "article"),
)

facts: Final = Table(  # facts that several articles state, of each review
    "facts",
    metadata,
    Column("review", ForeignKey("reviews.key"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("rule", String(40), nullable=False),
    Column("role", String(40), nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("origins", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
)

findings: Final = Table(
    "findings",
    metadata,
    Column("fingerprint", String(32), primary_key=True),
    Column("story", ForeignKey("stories.id"), nullable=False),
    Column("slot", String(32), nullable=False),  # what it is about, whatever the values
    Column("pairs", Text, nullable=False),  # of values that were seen against each other
    Column("first_run", ForeignKey("runs.id"), nullable=False),
    Column("last_run", ForeignKey("runs.id"), nullable=False),
    Index(None, "story"),
)

sightings: Final = Table(  # a finding as one run saw it
    "sightings",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("fingerprint", ForeignKey("findings.fingerprint"), primary_key=True),
    Column("kind", String(8), nullable=False),  # fact or check
    Column("place", String(64), nullable=False),  # its id in the story's report
    Column("rule", String(40), nullable=False),
    Column("role", String(40), nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("label_ar", Text, nullable=False),
    Column("label_en", Text, nullable=False),
    Column("why_ar", Text, nullable=False),
    Column("why_en", Text, nullable=False),
    Column("outlets", Text, nullable=False),  # JSON list
    Column("vals", Text, nullable=False),  # JSON list: every value that was stated
    Column("suppressed", Text),  # why the suppressions file of that run set it aside
    Index(None, "fingerprint"),
)

decisions: Final = Table(  # what people decided: rows are added and never changed
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", ForeignKey("findings.fingerprint"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("story", ForeignKey("stories.id"), nullable=False),
    Column("rule", String(40), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("assignee", Text),
    Column("scope", String(10), nullable=False),  # of a dismissal: finding, rule (in this story), story
    Column("expires", String(10)),  # of a dismissal: the first day on which it no longer holds
    Column("vals", Text, nullable=False),  # the values that were known when it was decided
    UniqueConstraint("fingerprint", "version"),
)
