"""The review list: what follows from a change of a document for all that cites it."""
