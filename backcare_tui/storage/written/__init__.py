"""What a person writes by hand: catalogue files and settings."""
