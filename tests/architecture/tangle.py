"""Finds modules that import each other in a circle."""

from collections.abc import Mapping

import grimp


def imports() -> dict[str, set[str]]:
    """Each module of the product with the modules it imports."""
    graph = grimp.build_graph("deskhand", cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def circles(imported_by: Mapping[str, set[str]]) -> list[set[str]]:
    """Sets of modules of which each reaches each other one, largest first."""
    reach = {module: _reachable(module, imported_by) for module in imported_by}
    found: list[set[str]] = []
    for module, reached in reach.items():
        circle = {other for other in reached if module in reach.get(other, set())}
        if circle and circle not in found:
            found.append(circle)
    return sorted(found, key=len, reverse=True)


def _reachable(start: str, imported_by: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for module in imported_by.get(waiting.pop(), set()) - reached:
            reached.add(module)
            waiting.append(module)
    return reached
