"""Calm grounds, one accent."""

from textual.theme import Theme

DARK = Theme(
    name="backcare",
    primary="#8ec5a8",
    secondary="#8ec5a8",
    accent="#8ec5a8",
    foreground="#d9dedb",
    background="#141917",
    surface="#1b211e",
    panel="#242c28",
    success="#8ec5a8",
    warning="#d8b56a",
    error="#dd8f7d",
    dark=True,
    variables={
        "block-cursor-background": "#2b3a33",
        "block-cursor-foreground": "#eef3f0",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#1f2824",
        "border": "#8ec5a8",
        "border-blurred": "#2b3a33",
        "input-selection-background": "#8ec5a8 30%",
        "scrollbar": "#2b3a33",
        "scrollbar-hover": "#3b5046",
        "scrollbar-active": "#8ec5a8",
        "scrollbar-background": "#141917",
        "scrollbar-background-hover": "#141917",
        "scrollbar-background-active": "#141917",
        "scrollbar-corner-color": "#141917",
    },
)

LIGHT = Theme(
    name="backcare-light",
    primary="#2f6b4f",
    secondary="#2f6b4f",
    accent="#2f6b4f",
    foreground="#222a26",
    background="#f6f5f0",
    surface="#eeede6",
    panel="#e3e2d9",
    success="#2f6b4f",
    warning="#8a5d00",
    error="#a63d2a",
    dark=False,
    variables={
        "block-cursor-background": "#d5e3da",
        "block-cursor-foreground": "#16201b",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e6ece7",
        "border": "#2f6b4f",
        "border-blurred": "#cfd6d0",
        "input-selection-background": "#2f6b4f 30%",
    },
)
