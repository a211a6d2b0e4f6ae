"""What the next keys need, to be imported once Today is there, so that no key has to wait for it."""

UP_TO_THE_FIRST_QUESTION = (
    "backcare_tui.ui.flows.announcing",
    "backcare_tui.ui.flows.session",
    "backcare_tui.ui.flows.safety",
    "backcare_tui.ui.dialogs.asking.rating",
)
"""Modules for what enter leads to on Today."""

AHEAD = (
    *UP_TO_THE_FIRST_QUESTION,
    # what follows that
    "backcare_tui.ui.dialogs.asking.question",
    "backcare_tui.ui.dialogs.asking.page",
    "backcare_tui.ui.screens.session",
    # the other places
    "backcare_tui.ui.screens.catalogue",
    "backcare_tui.ui.screens.journal.screen",
    "backcare_tui.ui.screens.plan",
    # what opens over them
    "backcare_tui.ui.dialogs.asking.interruption",
    "backcare_tui.ui.dialogs.forms.summary",
    "backcare_tui.ui.dialogs.key_help",
    "backcare_tui.ui.dialogs.help_cards",
    "backcare_tui.ui.dialogs.forms.filter_form",
    "backcare_tui.ui.dialogs.forms.entry_form",
    "backcare_tui.ui.dialogs.forms.export_form",
    "backcare_tui.ui.dialogs.taking_in.import_form",
    "backcare_tui.ui.dialogs.asking.welcome",
    "backcare_tui.ui.dialogs.asking.name",
    "backcare_tui.ui.dialogs.asking.circumstances",
    "backcare_tui.ui.screens.flare",
    "backcare_tui.ui.flows.entry",
    "backcare_tui.ui.flows.asking.checkin",
    "backcare_tui.ui.commands",
    "textual.scrollbar",
    "rapidfuzz.process",  # for the first mistyped search
    "rapidfuzz.distance",
)
"""Modules, in the order in which they are likely to be needed."""

PLACES_AHEAD = ("catalogue", "journal")
"""Places, in the order in which they are likely to be gone to."""
