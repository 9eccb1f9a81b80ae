"""Telegram: reading updates, sending replies, the bot's profile, and the polling loop."""
