"""Units, their people, their private sections, and the work that documents give them."""

from units.models.acknowledgement import Opening, ReadMark, Study
from units.models.assignment import Assignment, Extension
from units.models.calendar import CalendarDay
from units.models.consolidation import (
    ConsolidatedReport,
    ConsolidatedSection,
    ConsolidatedSource,
)
from units.models.duty import Duty
from units.models.organisation import Membership, Unit
from units.models.paper import PaperTemplate
from units.models.reminder import Reminder
from units.models.report import (
    FormSection,
    FormVersion,
    Indicator,
    ReportForm,
    ReportRound,
    RoundSeries,
)
from units.models.roster import RosterImport
from units.models.section import (
    UnitFile,
    UnitNote,
    UnitNoteVersion,
    UnitPage,
    UnitsIndexPage,
)
from units.models.submission import (
    AssignmentReview,
    ReopenRequest,
    Submission,
    SubmissionFile,
    SubmissionRound,
)

__all__ = [
    "Assignment",
    "AssignmentReview",
    "CalendarDay",
    "ConsolidatedReport",
    "ConsolidatedSection",
    "ConsolidatedSource",
    "Duty",
    "Extension",
    "FormSection",
    "FormVersion",
    "Indicator",
    "Membership",
    "Opening",
    "PaperTemplate",
    "ReadMark",
    "Reminder",
    "ReopenRequest",
    "ReportForm",
    "ReportRound",
    "RosterImport",
    "RoundSeries",
    "Study",
    "Submission",
    "SubmissionFile",
    "SubmissionRound",
    "Unit",
    "UnitFile",
    "UnitNote",
    "UnitNoteVersion",
    "UnitPage",
    "UnitsIndexPage",
]
