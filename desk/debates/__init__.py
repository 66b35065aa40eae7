"""Debates: a question, its host, its life from draft to archive, and the questions readers propose."""
