"""What is this paper's alone: its evidence, and the calculations behind it."""
