"""What documents are to each other: proposed from their texts, confirmed by an editor,
shown to readers, and what follows for the effect of a document."""
