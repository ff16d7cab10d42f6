"""The forms in which a definition is written: each edits the draft, one shows its effect."""
