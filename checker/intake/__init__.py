"""Intake: read articles from files, and set aside what is not the article."""
