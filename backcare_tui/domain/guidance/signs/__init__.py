"""When to get help: what is said of it, what somebody answered, and when that is asked again."""
