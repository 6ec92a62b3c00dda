"""How files of a course are read: YAML with the place of every value, Markdown with its directives."""
