"""The questions, in SQL, and the way to ask them."""

from queries.answer import Dataset
from queries.question import Question, questions
from queries.rows import Rows

__all__ = ["Dataset", "Question", "Rows", "questions"]
