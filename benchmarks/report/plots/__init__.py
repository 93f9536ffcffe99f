"""The plots, each a function from counted figures to one inline SVG, or to a figure for a file; nothing here counts."""
