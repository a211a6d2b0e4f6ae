"""How it is known that a file is whole without reading it again."""
