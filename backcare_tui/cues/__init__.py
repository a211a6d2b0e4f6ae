"""What is heard during a session and seen besides the screen; each part is optional, none can stop a session."""
