"""Files that go out of the journal and come into it."""
