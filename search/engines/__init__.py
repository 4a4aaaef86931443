"""The engines: one interface, two compilers."""
