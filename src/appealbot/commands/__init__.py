"""The command line: thin entrances, one module a command."""
