"""Forms: what is written, chosen or looked back on in several fields."""
