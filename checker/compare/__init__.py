"""Compare: names and claims of several articles, what belongs together and what cannot all be right."""
