"""What an interview says and asks on a screen."""
