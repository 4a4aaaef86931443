"""From what units handed in to one report: texts merged by a person, figures combined."""
