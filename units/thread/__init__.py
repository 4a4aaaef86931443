"""The thread of a directive: what it led to, and the trace of who did what, and when."""
