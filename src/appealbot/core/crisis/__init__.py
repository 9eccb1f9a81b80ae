"""Distress: who speaks of not wanting to live is heard before anything else, and told who listens."""
