"""A human figure that moves: poses, the skeleton that they give, and its picture in braille cells."""
