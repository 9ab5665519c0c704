"""The parts of the finder of names; `checker.extract.names` puts them together."""
