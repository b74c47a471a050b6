"""An executable edition of A. Koslov, "Russia and the Korean Crisis" (2018)."""
