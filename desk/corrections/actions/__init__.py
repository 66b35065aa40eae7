"""What people do with reports and notices, by step: filing, triage, noticing, deciding."""
