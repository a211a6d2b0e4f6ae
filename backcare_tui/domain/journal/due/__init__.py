"""What the journal still lacks: the morning after, and the look back at a week or a month."""
