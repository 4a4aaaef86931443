"""For those who supervise: giving work, answering what comes in, the board."""
