"""The errors that a reader of the screen is meant to see."""


class LeadgridError(Exception):
    """Something a person can mend; its text says what and how."""


class FileError(LeadgridError):
    """A file that can't be used."""


class MappingError(LeadgridError):
    """A mapping, calendar or definition file that is wrong."""


class DatasetError(LeadgridError):
    """A dataset that can't be written or opened."""
