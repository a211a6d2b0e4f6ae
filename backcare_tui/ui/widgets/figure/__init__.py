"""The moving figure: in one exercise, and of several side by side."""
