"""What happens to contributions."""
