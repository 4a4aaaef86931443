"""*Lập kế hoạch từ văn bản*: a plan begun from the duties of a document."""
