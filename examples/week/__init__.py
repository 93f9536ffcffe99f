"""A simulated week: every night is planned, every morning brings events, and nothing is lost."""
