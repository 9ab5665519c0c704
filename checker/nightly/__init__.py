"""A whole intake at once: stories, ledger, the night's report."""
