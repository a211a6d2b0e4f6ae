"""A human figure that moves.

`stance` and `base_poses` are poses in numbers, `motion` says which of them a moment shows, `skeleton` finds the
joints. `camera` looks at them, `picture` draws them in dots, with what lies in `drawing` and the `props`; `cells`
writes the dots in characters. `trend` draws pain over time.
"""
