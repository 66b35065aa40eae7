"""Letters: written down with the deed they tell of, handed over to the mail server by the worker.

    queued ── claim ──> sending ── 250 ──> handed over ──> bounced
      ^                    │
      └── try again later ─┘── refused for good ──> failed
    queued ── taken back in time ──> cancelled        kept: written while an edition is practising, never sent

At least once, never lost; a possible second copy carries the same Message-ID.
"""
