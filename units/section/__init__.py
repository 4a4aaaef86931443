"""The rooms of a private section: overview, files, notes, members."""
