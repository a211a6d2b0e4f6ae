"""A trend as a picture: cells of a terminal, plain characters, or SVG."""
