"""The theme package: an extension of Material for MkDocs, found by its entry point."""
