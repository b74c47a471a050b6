"""What is the Truman address's alone."""
