"""The questions, in SQL, and the way to ask them."""

from queries.answer import Dataset, Rows
from queries.question import Question, questions

__all__ = ["Dataset", "Question", "Rows", "questions"]
