"""What the history of a unit says of each change."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "units.create": (_("Make unit"), _("Unit made")),
    "units.revise": (_("Revise unit"), _("Unit revised")),
    "units.move": (_("Move unit"), _("Unit moved")),
    "units.close": (_("Close unit"), _("Unit closed")),
    "units.reopen": (_("Reopen unit"), _("Unit reopened")),
    "units.join": (_("Join unit"), _("Member joined")),
    "units.leave": (_("Leave unit"), _("Member left")),
    "units.change_role": (_("Change role"), _("Role of a member changed")),
    "units.add_file": (_("Put file in"), _("File put into the section")),
    "units.take_away": (_("Take away"), _("File or note taken away")),
    "units.import": (_("Import units and people"), _("Units and people imported")),
    "units.assign": (_("Assign"), _("Work assigned")),
    "units.waive": (_("Waive"), _("Unit released from work")),
    "units.confirm": (_("Confirm part"), _("Part confirmed")),
    "units.ask_extension": (_("Ask for extension"), _("Later deadline asked for")),
    "units.extend": (_("Extend deadline"), _("Deadline decided")),
    "units.invite": (_("Show the draft"), _("Draft shown to a co-operating unit")),
    "units.hand_on": (_("Hand on"), _("Work handed on to the successor")),
    "units.study": (_("Report study"), _("Text studied by the unit")),
    "units.remind": (_("Remind"), _("Unit reminded")),
    "units.submit": (_("Submit"), _("Submitted")),
    "units.withdraw": (_("Withdraw"), _("Submission withdrawn")),
    "units.accept": (_("Accept"), _("Submission accepted")),
    "units.return": (_("Return"), _("Submission returned with remarks")),
    "units.ask_reopen": (_("Ask to reopen"), _("Reopening asked for")),
    "units.reopen_submission": (_("Reopen submission"), _("Reopening decided")),
    "units.consolidate": (_("Consolidate"), _("Consolidated report begun")),
    "units.consolidate_refresh": (
        _("Bring up to date"),
        _("Consolidated report brought up to date"),
    ),
    "units.consolidate_state": (
        _("Finish or take up again"),
        _("Consolidated report finished or taken up again"),
    ),
    "units.consolidate_publish": (
        _("Make a document"),
        _("Consolidated report made a document"),
    ),
    "units.publish_form": (_("Publish form"), _("Version of a form published")),
    "units.open_round": (_("Open round"), _("Report round opened")),
    "units.extend_round": (_("Extend round"), _("Deadline of a round moved")),
    "units.close_round": (_("Close round"), _("Report round closed")),
    "units.reopen_round": (_("Reopen round"), _("Report round opened again")),
    "units.start_series": (_("Start series"), _("Repeating round set up")),
    "units.pause_series": (_("Pause series"), _("Repeating round paused or resumed")),
    "units.put_back": (_("Put back"), _("File or note put back")),
}


def register(actions: Any) -> None:
    """Hook ``register_log_actions``."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
