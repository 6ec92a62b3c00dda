"""From the files of a course to text and values that know their place."""
