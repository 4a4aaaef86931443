"""Units and people from one spreadsheet: read, checked, shown, applied; repeatable."""
