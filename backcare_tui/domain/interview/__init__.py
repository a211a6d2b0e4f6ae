"""What a person is asked, and in which order. Every mouth, screen or lines, asks it in its own way."""
