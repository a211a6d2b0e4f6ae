"""A style sheet that is parsed once, and changes nothing that is as it should be.

Textual parses all styles of all widgets again for each screen that is shown for the first time, and once more when
the next kind of widget brings its own: a third of the time until the first picture, and most of that until the
second. What they come to depends on nothing but their text and the variables of the theme.
"""

from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode


class ParsedOnce(Stylesheet):
    """Parses again only what is new, or everything when the variables have changed."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._in_force = variables

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._in_force:
            self._in_force = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Take up all sources and variables; what was parsed with these before is still known."""
        self.parse()

    @classmethod
    def replace_rules(cls, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
        """Give NODE the RULES, unless it has just these: Textual sets each of them again, for all in a screen."""
        if node.styles.base.get_rules() == rules:
            node.notify_style_update()  # what it inherits may be another
        else:
            super().replace_rules(node, rules, animate)
