"""Lists of published pages with filters, counts and addresses that can be shared.

``request`` reads an address into a ``Listing``; ``facets`` says by what a list is filtered;
``results`` asks the catalogue. Every read starts from what the reader may see.
"""

from pages.listing.results import Results, list_below

__all__ = ["Results", "list_below"]
