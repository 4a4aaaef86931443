"""Report forms as data: their questions, how answers are stored, read and checked."""
