"""Secrets are kept as hashes that nobody can turn back."""

from deskhand.storage.tokens import hash_of, keyed


def test_that_a_token_has_one_hash_and_another_token_another() -> None:
    assert hash_of("token") == hash_of("token")
    assert hash_of("token") != hash_of("Token")
    assert "token" not in hash_of("token")


def test_that_a_short_value_is_hashed_under_the_key() -> None:
    assert keyed("key", "code", "123456") == keyed("key", "code", "123456")
    assert keyed("key", "code", "123456") != keyed("other key", "code", "123456")
    assert keyed("key", "code", "123456") != hash_of("code\n123456")


def test_that_values_do_not_run_into_each_other() -> None:
    assert keyed("key", "ab", "c") != keyed("key", "a", "bc")
