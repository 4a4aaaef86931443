"""Forms of the content types: what the admin checks before it saves a page."""
