"""All that can be decided without the world: no Telegram, database, files, clock, environment or logging in here."""
