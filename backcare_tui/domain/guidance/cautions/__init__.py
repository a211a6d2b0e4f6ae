"""What the cautions of an exercise mean for a person."""
