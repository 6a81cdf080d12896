"""Tests of the widget, the shop that carries it, and the reset page."""
