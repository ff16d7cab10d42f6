"""The week as a mail: the same numbers as the app's, for people who don't open it."""
