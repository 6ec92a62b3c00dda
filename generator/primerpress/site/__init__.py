"""From a checked course to a verified site in its place: engines, verification, and the swap."""
