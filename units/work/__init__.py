"""The unit's way: what it has to do, its draft, what it handed in."""
