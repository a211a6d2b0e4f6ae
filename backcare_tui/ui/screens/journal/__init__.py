"""The journal on the screen: its list, its calendar and its trend, and what of it is shown."""
