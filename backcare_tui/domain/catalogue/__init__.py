"""What can be done: poses, exercises, routines and all of them together."""
