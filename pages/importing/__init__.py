"""Files become drafts: text to fields, fields to a draft page that a clerk checks."""
