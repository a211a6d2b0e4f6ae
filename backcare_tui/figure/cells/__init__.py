"""What a picture is written in: cells of braille dots, of octants, of quarters, or of ASCII."""
