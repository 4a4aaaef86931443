"""A reader for each kind of file; they run in the limited process only."""
