"""What an author may write in a quiz, as data: one class per question kind."""
