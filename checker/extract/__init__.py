"""Extract: what one article states.  Quantities and times, names, quotes, claims."""
