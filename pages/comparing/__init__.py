"""Comparing two texts clause by clause: versions of a document, or a document with
another one."""
