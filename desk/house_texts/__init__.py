"""Texts of the house that readers rely on: the house rules and the privacy notice. Every version is kept."""
