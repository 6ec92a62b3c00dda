"""What an author can get wrong in one question, a file for each kind."""
