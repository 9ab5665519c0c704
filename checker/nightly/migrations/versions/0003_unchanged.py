"""What has not changed is not read again: files, what is shown of a story's review, how a run's outlets agree."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("held", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_files")),
    )
    op.add_column("reviews", sa.Column("shown", sa.LargeBinary(), nullable=True))
    op.add_column("runs", sa.Column("agreement", sa.Text(), nullable=True))
