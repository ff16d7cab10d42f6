"""The page of one lead, opened by its link."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.lead_link import key_of
from tests.test_pages import app

PAGE = "pages/review/lead.py"


@pytest.fixture
def lead_page(given, monkeypatch) -> Callable[..., AppTest]:
    """The page of one lead of the rows so far."""

    def lead_page(lead_id: str = "L1", home: Any = None, **link: str) -> AppTest:
        at = app(home or given.dataset.path.parent, monkeypatch)
        for name, value in {"lang": "en", "lead": key_of(lead_id), **link}.items():
            at.query_params[name] = value
        at.switch_page(PAGE).run()
        assert not at.exception
        return at

    return lead_page
