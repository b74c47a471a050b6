"""What is this edition's alone: its evidence, and the calculations behind it."""
