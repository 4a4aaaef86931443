"""The desk where files come in, are read, checked and published, whatever their door."""
