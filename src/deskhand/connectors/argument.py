"""Kinds of text that a tool may be given."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from deskhand.domain.customer import normal_email

LONGEST_EMAIL = 254
# Narrower than the standard: what a form or a query would read as syntax is no address to us.
EMAIL = re.compile(r"[\w.+%'-]{1,64}@(?:[^\W_](?:[^\W_]|-){0,62}\.)+[^\W\d_](?:[^\W_]|-){1,62}")


def _email_address(text: str) -> str:
    folded = normal_email(text)
    if len(folded) > LONGEST_EMAIL or not EMAIL.fullmatch(folded):
        raise PydanticCustomError("email_address", "this is not an e-mail address")
    return folded


EmailAddress = Annotated[str, AfterValidator(_email_address)]
"""One e-mail address, folded so that capitals and spaces make no difference."""
