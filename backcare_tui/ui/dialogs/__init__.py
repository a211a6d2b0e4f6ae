"""What asks or tells something over a screen."""
