"""What we know and how it got here: reading files, casting, the calendar, the dataset."""
