"""Measurements: always beside a yardstick in the same run, printed as ratios."""
