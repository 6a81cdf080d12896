"""Puts the API's routes on an application."""

from fastapi import APIRouter

from deskhand.api import classic, conversations, reference, stream, tickets


def routes() -> APIRouter:
    """All routes of the API."""
    all_routes = APIRouter()
    for part in (conversations, stream, tickets, classic, reference):
        all_routes.include_router(part.router)
    return all_routes
