"""The words that the rules list for numbers, units, dates and counted nouns, entered into the lexicon."""
