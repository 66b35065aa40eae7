"""What somebody has with us: they take it along as a file, or leave and take name and words away."""
