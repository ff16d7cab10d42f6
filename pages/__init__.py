"""What a reader sees: a folder is a section of the menu, a file a page."""
