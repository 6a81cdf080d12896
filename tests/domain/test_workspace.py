"""What a company wrote is found by its name."""

import pytest

from deskhand.domain.workspace import Company, Queue
from deskhand.testing import samples


def test_that_playbooks_and_queues_are_found_by_name() -> None:
    book = samples.playbook("order_status")
    queue = Queue(name="orders", title="Orders")
    shop = samples.workspace(book, queues=(queue,))
    assert shop.playbook("order_status") == book
    assert shop.playbook("refund") is None
    assert shop.playbook(None) is None
    assert shop.queue("orders") == queue
    assert shop.queue("billing") is None


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("de", "de"), ("en", "en"), ("fr", "de"), ("und", "de"), ("", "de")],
)
def test_that_a_customer_is_answered_in_a_language_the_desk_speaks(
    language: str, spoken: str
) -> None:
    company = Company(name="Lampen", disclosure={}, default_language="de", languages=("de", "en"))
    assert company.spoken(language) == spoken
