"""Knows nothing of news; every feature may use it."""
