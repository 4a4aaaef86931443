"""The notices of a person, on the site."""
