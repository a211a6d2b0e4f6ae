"""The rules of the plan, by what they decide, and what several of them ask."""
