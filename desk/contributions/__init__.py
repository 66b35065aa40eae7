"""Contributions: what readers and hosts write in a debate, from the first word to its place in the thread."""
