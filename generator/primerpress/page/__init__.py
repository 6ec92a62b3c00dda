"""From the Markdown of a page to its HTML, with what its directives place on it."""
