"""How long answers are kept and when questions come back, in days: pages say it in words, and scripts read it."""

KEEP_DAYS = 30
"""How long a device keeps answers after the last visit, until the learner says otherwise."""

KEEP_CHOICES = (7, KEEP_DAYS, 90, 365)
"""What a learner may say instead."""

REVIEW_DAYS = (1, 3, 7, 21)
"""When a question comes back, after it was right once, twice… After the last time it rests."""
