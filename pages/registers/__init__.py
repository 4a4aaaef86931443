"""The registers of an office: outgoing numbers, incoming documents (sổ đi, sổ đến)."""
