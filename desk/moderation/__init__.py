"""Moderation: the queue, decisions that take effect after ten seconds, flags, and the standing of persons."""
