"""The unit's way through a report round: fill, preview, submit; on the page or in a
spreadsheet."""
