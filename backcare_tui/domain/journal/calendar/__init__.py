"""What days and weeks were: for a calendar, and beside a weekly goal."""
