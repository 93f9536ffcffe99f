"""A municipality planned in one piece against the same planned district by district."""
