"""Urging: who is late, reminding them by hand, and the reminders of each day."""
