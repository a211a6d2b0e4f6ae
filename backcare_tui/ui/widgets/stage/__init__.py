"""What a session shows of one moment: where each part stands, and what it says or draws."""
