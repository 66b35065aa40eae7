"""The ten languages: which one a page is in, which way it runs, and how dates are written in it.

The language of a page comes from its address (`/de/…`) and from nothing else.
"""

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "it": "Italiano",
    "es": "Español",
    "pt": "Português",
    "ar": "العربية",
    "zh": "中文",
    "ru": "Русский",
    "ja": "日本語",
}
