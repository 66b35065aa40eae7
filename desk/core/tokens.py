"""Secrets in links: random, shown once, kept as a hash."""

import hashlib
import hmac
import secrets
from base64 import b32encode

from flask import current_app

# Crockford's alphabet: no i, l, o, u, so that a secret survives being read aloud. https://www.crockford.com/base32.html
_TO_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghjkmnpqrstvwxyz")


def new_secret() -> str:
    """A random secret of 100 bits in five groups: `k7mq-2vxd-98ta-…`."""
    letters = b32encode(secrets.token_bytes(13)).decode().translate(_TO_CROCKFORD)[:20]
    return "-".join(letters[i : i + 4] for i in range(0, 20, 4))


def new_id() -> str:
    """A random name for something public: 12 letters and digits, 60 bits; not a secret, but not to be counted through either."""
    return new_secret().replace("-", "")[:12]


def digest(secret: str) -> str:
    """What is kept of a secret: 64 hexadecimal digits. Hyphens, spaces and capitals do not matter."""
    plain = secret.lower().replace("-", "").replace(" ", "")
    return hashlib.sha256(plain.encode()).hexdigest()


def fingerprint(*parts: str) -> str:
    """A keyed hash for counting without keeping: an address of the network, an e-mail address."""
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.new(key, "\0".join(parts).encode(), hashlib.sha256).hexdigest()
