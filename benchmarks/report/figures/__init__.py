"""What the report counts, as pure functions of rows; nothing here draws or writes."""
