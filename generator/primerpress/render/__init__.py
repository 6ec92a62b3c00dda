"""From a quiz to the HTML of a page, complete and usable without a script."""
