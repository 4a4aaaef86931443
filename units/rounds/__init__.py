"""Report rounds for who supervises: open one or a series, follow, extend, close."""
