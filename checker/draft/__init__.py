"""A draft before publication: every statement of it against what the sources of its story say."""
