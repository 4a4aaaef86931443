"""What members of staff see in Wagtail's admin: what they have rights on, and nothing
else. See README.md for what each part closes."""
