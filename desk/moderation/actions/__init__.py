"""What moderators do, and what their authors can answer."""
