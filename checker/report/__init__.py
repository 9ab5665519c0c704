"""Report: build it once, render it in any format."""
