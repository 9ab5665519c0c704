"""How Alembic reaches the ledger: over the connection that opened it, in its transaction."""

from alembic import context

from checker.nightly.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
