"""What is the invented paper's alone."""
