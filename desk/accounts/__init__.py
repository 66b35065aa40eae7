"""People: readers, who sign in by a link in a letter, and staff, who sign in with a password and a code.

A person is staff as long as they hold a role. Roles belong to an edition (moderator, journalist, editor)
or to the whole newsroom (standards, legal, admin).
"""
