"""A course as it lies on disk: settings, pages and quizzes, each value with its place."""
