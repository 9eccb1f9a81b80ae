"""appealbot explains public appeals on Telegram, in words fixed and verified beforehand."""

__version__ = "0.1.0"
