"""The codes a debate is described with; their words are in words.py."""

from enum import StrEnum


class Topic(StrEnum):
    """What a debate is about."""

    SOCIETY = "society"
    POLITICS = "politics"
    ECONOMY = "economy"
    SCIENCE = "science"
    CLIMATE = "climate"
    CULTURE = "culture"
    CITIES = "cities"
    ABROAD = "abroad"


class Format(StrEnum):
    """Who reads what readers write in it."""

    DISCUSSION = "discussion"  # everybody
    INPUT = "input"  # the host
    FEEDBACK = "feedback"  # the newsroom; no host stands on the page


class Moderation(StrEnum):
    """Whose contributions are read before they are published."""

    EVERYBODY = "everybody"
    NEWCOMERS = "newcomers"


class ClosingReason(StrEnum):
    """Why a debate was closed."""

    ANNOUNCED = "announced"
    NO_NEW_ARGUMENTS = "no_new_arguments"
    MODERATION = "moderation"
