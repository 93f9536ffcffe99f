"""From a district to a municipality and the nation: solved figures scaled with their interval, beside what the sources state."""
