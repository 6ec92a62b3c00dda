"""What a course holds, and how a group answered it, in numbers."""
