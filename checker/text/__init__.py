"""Text: folding, tokens, sentences, and the lexicon that words are looked up in."""
