"""What screens are made of: widgets are handed what they show, and post messages."""
