"""What takes several screens, one after the other."""
