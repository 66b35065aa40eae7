"""Public pages: the same bytes for everybody, with a version, and without a cookie or a token.

A page names its scopes (`articles`, `article:12`, `corrections`, `site`); a write raises the scopes it touches
in the same transaction; the ETag is made of both, so a browser or a proxy that asks again gets 304 or the new page.
"""
