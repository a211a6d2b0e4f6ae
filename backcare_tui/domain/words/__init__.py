"""Text, numbers, times and pages as people write and read them."""
