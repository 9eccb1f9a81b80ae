"""What outlives a restart: which updates were handled, where each dialogue stands, anonymous counts."""
