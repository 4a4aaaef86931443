"""Search in the admin: synonyms, what readers look for, pins, why a page ranks."""
