"""A plan in the formats other programs read: JSON, CSV, GeoPackage, GeoJSON, iCalendar; one file each."""
