"""Another name for a quiz, a question or a page, wherever the course names it."""
