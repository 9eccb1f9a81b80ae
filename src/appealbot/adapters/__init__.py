"""Where the program touches the world: files, Telegram, the environment. Adapters never know each other."""
