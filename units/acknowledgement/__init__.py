"""Reading and studying a text (quán triệt): asked by its editor, confirmed by persons and
units, followed by who supervises them."""
