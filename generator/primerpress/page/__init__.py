"""A page of the course on its way through Python-Markdown: where a directive stands, its quiz or panel comes out."""
