"""Texts in other languages: rows made by the worker through an engine, or written by a person. Knows no contribution.

A room that has texts to translate registers them (`desk/timetable.py` gathers): what a text says, and what follows when it is there.
"""
