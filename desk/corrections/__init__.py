"""Readers report errors; journalists look into them; notices set the record straight in public.

A report:

    received ── take ──> in review ── submit ──> awaiting approval ── publish, approve ──> resolved
       ^  <── release ──    │   ^ <── send back ──────┘
       │                    └── decide, publish alone (at night) ─────────────────────────> resolved
       └── restore ── spam <── mark spam ── received, in review      fix language: received, in review ──> resolved

A notice:

    draft ── submit ──> in approval ── publish ──> published        (at night: draft ── publish alone ──> published)
      ^ <── send back ──────┘

Once published a notice is never changed. One record feeds the article's box and history, the public log, its own page,
the feeds, the article's structured data and the letter to the reader.
"""
