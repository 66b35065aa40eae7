"""What happens to debates and proposals."""
