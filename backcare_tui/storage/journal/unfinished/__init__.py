"""What is unfinished: sessions and forms that are kept until they are done, and which window has each in hand."""
