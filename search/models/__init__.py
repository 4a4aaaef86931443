"""What search keeps in the database: the outbox, and the editors' list of synonyms."""

from search.models.outbox import Drain, Order
from search.models.synonyms import SynonymGroup

__all__ = ["Drain", "Order", "SynonymGroup"]
