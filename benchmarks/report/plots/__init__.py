"""The plots, each a function from counted figures to one inline SVG; nothing here counts."""
