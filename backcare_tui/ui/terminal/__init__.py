"""Between Textual and the terminal: bytes in, bytes out, and keys in their order."""
