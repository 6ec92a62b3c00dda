"""Primerpress, a press for primers: Markdown modules and quiz YAML in, a static training course out."""

__version__ = "0.1.0"
