"""The settings of a course that a test writes in a few lines."""

MKDOCS_YML = """\
site_name: Test course
use_directory_urls: false
theme:
  name: primerpress
markdown_extensions:
  - primerpress
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.superfences
plugins:
  - material/search
  - primerpress
watch:
  - quizzes
extra:
  course:
    id: test-course
"""
