"""What an author can get wrong beyond the shape of a file: each check yields problems and prints nothing."""
