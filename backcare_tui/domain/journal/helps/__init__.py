"""What followed what: how pain was after sessions, and on the next mornings, beside how it was before them."""
