"""One small reader a format: a source in, its records and its flaws out."""
