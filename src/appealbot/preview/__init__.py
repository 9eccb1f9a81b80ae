"""The whole bot in a browser, on one's own machine, without a token: what it says, and why."""
