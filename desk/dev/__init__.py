"""The demo newsroom on one machine: its people and stories, a mail catcher, and pages that show the caught mail.

Never registered in production, and nothing else imports it.
"""
