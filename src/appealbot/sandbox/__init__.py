"""A Telegram on one's own machine: a local Bot API server that keeps Telegram's rules. It knows nothing of the bot."""
