"""What an instructor starts from: a small course, and the modules, quizzes and questions that are added to one."""
