"""The door of the customer: the chat widget, the demo shop that carries it, the reset page."""

from deskhand.widget.pages import router
from deskhand.widget.shop import Order, Product, Shop, Shopper

__all__ = ["Order", "Product", "Shop", "Shopper", "router"]
