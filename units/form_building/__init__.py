"""Editors build report forms in the admin, publish versions, and begin new ones."""
