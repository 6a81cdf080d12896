"""Tests of the local models and patterns."""
