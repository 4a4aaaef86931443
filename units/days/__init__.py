"""The calendar of working days that editors keep, and the announced days of a year."""
