"""The desk: what editors reach over the web."""
