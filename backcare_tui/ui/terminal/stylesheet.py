"""A style sheet that is parsed once, and changes nothing that is as it should be.

Textual parses all styles of all widgets again for each screen that is shown for the first time, and once more when
the next kind of widget brings its own: a third of the time until the first picture, and most of that until the
second. What they come to depends on nothing but their text and the variables of the theme.
"""

from collections.abc import Sequence

from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget


class ParsedOnce(Stylesheet):
    """Parses again only what is new, or everything when the variables have changed."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._in_force = variables
        self._arrived = dict[RuleSet, None]()
        """All rules of sheets that are no defaults, in the order in which they were met."""
        self._came_last = 0
        """Which of them is the first of those that came last."""
        self._wanted_anew = False
        """Whether all is to be looked up, be its rules new or not."""

    @property
    def age(self) -> int:
        """How many rules there have been, without those that widgets bring: it grows with each sheet, and with
        colours.
        """
        if self.rules:  # which are parsed now, if there are new ones
            return len(self._arrived)
        return 0

    def set_variables(self, variables: dict[str, str]) -> None:
        self._wanted_anew = True  # whoever takes up colours has all painted anew, be they others or not
        if variables != self._in_force:
            self._in_force = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Take up all sources and variables; what was parsed with these before is still known."""
        self.parse()

    def parse(self) -> None:
        super().parse()
        before = len(self._arrived)
        self._arrived.update((rule, None) for rule in self.rules if not rule.is_default_rules)
        if len(self._arrived) > before:
            self._came_last = before

    def update(self, root: DOMNode, animate: bool = False) -> None:
        """Look up the styles of ROOT and of all in it; of the whole app, only those that new rules may be about.

        Textual asks for the app when it has read the sheet of another screen, and once colours are others.
        """
        if isinstance(root, App) and not self._wanted_anew:
            self.catch_up(root, self._came_last, animate)
        else:
            self._wanted_anew = False
            super().update(root, animate)

    def catch_up(self, root: DOMNode, since: int, animate: bool = False) -> None:
        """Look up the styles of what in ROOT the rules may be about that have come since the sheet's age was
        SINCE.
        """
        new = list(self._arrived)[since:]
        nodes = root.walk_children(with_self=True)
        self.update_nodes([node for node in nodes if self._are_about(new, node)], animate)

    def _are_about(self, rules: Sequence[RuleSet], node: DOMNode) -> bool:
        """Whether one of RULES holds for NODE, or may as soon as it has the focus or the like; or for what it has
        beside its children: scroll bars, and parts that are known by a class alone.
        """
        kinds = type(node).__mro__
        names = {"*", f"#{node.id}", *(f".{name}" for name in node.classes), *(kind.__name__ for kind in kinds)}
        parts = {f".{name}" for kind in kinds for name in vars(kind).get("COMPONENT_CLASSES", ())}
        if isinstance(node, Widget) and node.is_scrollable:
            parts |= {"ScrollBar", "ScrollBarCorner"}
        path = node.css_path_nodes
        for rule in rules:
            if not names.isdisjoint(rule.selector_names) and (rule.pseudo_classes or self._holds(rule, path)):
                return True
            if parts and "*" in rule.selector_names and self._holds(rule, [*path, DOMNode()]):
                return True
            if not parts.isdisjoint(rule.selector_names):
                return True
        return False

    def _holds(self, rule: RuleSet, path: list[DOMNode]) -> bool:
        """Whether RULE holds for the last node of PATH, which begins with the app."""
        return any(self._check_rule(rule, path))

    @classmethod
    def replace_rules(cls, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
        """Give NODE the RULES, unless it has just these: Textual sets each of them again, for all in a screen."""
        if node.styles.base.get_rules() == rules:
            node.notify_style_update()  # what it inherits may be another
        else:
            super().replace_rules(node, rules, animate)
