"""What search keeps in the database: the outbox, the editors' list of synonyms, saved
searches, and daily sums of what was searched for."""

from search.models.learning import PhraseDay, PhraseReader
from search.models.outbox import Drain, Order, TurnedDay
from search.models.saved import SavedSearch, ToldResult
from search.models.synonyms import SynonymGroup

__all__ = [
    "Drain",
    "Order",
    "PhraseDay",
    "PhraseReader",
    "SavedSearch",
    "SynonymGroup",
    "ToldResult",
    "TurnedDay",
]
