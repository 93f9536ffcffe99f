"""Pictures of figures as SVG inside a page: small bars, axes, and maps of routes."""
