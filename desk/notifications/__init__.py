"""Following a debate: a host's answer at once, the rest once a day, and the way out of it."""
