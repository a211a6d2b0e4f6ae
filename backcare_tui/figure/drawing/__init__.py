"""A body in dots.

`shapes` is the flesh about the bones, `head` the head; `body` lays one part before the other, with the dark `gaps`
between them, and takes away `pieces` that are too small. `tints` gives it its tones, from the `muscles` that work
to the `clothes`, and where there is room a bright outline. `telling` with its `arrow`, `ghost`, and
`contact` with what is around it are drawn besides, `water` before it.
"""
