"""Tests of the details found in a text."""
