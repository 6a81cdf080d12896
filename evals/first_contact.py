"""Opening messages of strangers to other companies, sent to the demo desk.

    python -m evals.first_contact [--each 100] [--out FOLDER]

The openings of 300 MultiDoGO customers (software, finance, airline; where the first turn only
says hello, the next one too) and 100 questions of banking77 go over HTTP to a demo desk without
a model. Counted: errors, outcomes, actions, and answers that claim something without a citation
or a receipt. The sample is drawn with a fixed seed.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
from benchmarks.turns import App, prepared_home, started

from deskhand.bootstrap import Plan, open_desk
from deskhand.settings import read_settings
from deskhand.starter import demo
from evals.data import banking, openings

SEED = 20
DOMAINS = ("software", "finance", "airline")
TEAMMATE = ("eval@copperkettle.example", "a password for this run")


def sample(each: int) -> list[tuple[str, tuple[str, ...]]]:
    """Set and text, drawn without looking."""
    chance = random.Random(SEED)  # noqa: S311  # a sample, not a secret
    sets = [(name, openings(name)) for name in DOMAINS] + [("banking77", banking())]
    return [(name, text) for name, texts in sets for text in chance.sample(texts, each)]


async def ask_all(
    app: App, messages: list[tuple[str, tuple[str, ...]]], token: str
) -> list[dict[str, Any]]:
    """One conversation each, eight at once."""
    room = asyncio.Semaphore(8)
    teammate = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(base_url=app.address, timeout=60) as http:

        async def ask(name: str, opening: tuple[str, ...]) -> list[dict[str, Any]]:
            async with room:
                rows: list[dict[str, Any]] = []
                path, mine = "/v1/conversations?wait=30", {}
                for text in opening:
                    body = {"text": text} if mine else {"channel": "chat", "message": text}
                    answer = await http.post(path, json=body, headers=mine)
                    turn = answer.json()
                    if answer.status_code not in (201, 202) or "outcome" not in turn:
                        return [{"set": name, "text": text, "error": answer.text[:300]}]
                    trace = await http.get(f"/v1/turns/{turn['turn_id']}/trace", headers=teammate)
                    rows.append(judged(name, text, turn, trace.json()))
                    if not mine:
                        mine = {"Authorization": f"Bearer {turn['customer_session']}"}
                        path = f"/v1/conversations/{turn['conversation_id']}/messages?wait=30"
                return rows

        asked = await asyncio.gather(*(ask(name, opening) for name, opening in messages))
        return [rows[-1] | {"turns": len(rows), "earlier": rows[:-1]} for rows in asked]


def judged(name: str, text: str, turn: dict[str, Any], trace: dict[str, Any]) -> dict[str, Any]:
    """What happened, read from the turn's journal and not only from what the customer sees."""
    values = {entry["key"]: entry["value"] for entry in trace["entries"]}
    results = [v for k, v in values.items() if k.startswith("concern.") and k.endswith(".plan")]
    segments = values["compose"]["segments"]
    actions = [a for r in results for a in r["actions"]]
    answered = [r for r in results if r["outcome"] == "replied"]
    proven = all(s["citations"] or s["receipts"] for s in segments if s["concern"] is not None)
    return {
        "set": name,
        "text": text,
        "outcome": turn["outcome"],
        "categories": [c["category"] for c in turn["concerns"]],
        "confidence": [c["confidence"] for c in turn["concerns"]],
        "actions": [a["tool"] for a in actions],
        "is_unproven": bool(answered) and turn["outcome"] == "replied" and not proven,
        "reply": turn.get("reply"),
    }


def report(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The counts."""
    ended = [row for row in rows if "error" not in row]
    return {
        "n": len(rows),
        "errors": len(rows) - len(ended),
        "turns": sum(row["turns"] for row in rows),
        "actions": sum(bool(r["actions"]) for row in ended for r in (row, *row["earlier"])),
        "unproven_answers": sum(row["is_unproven"] for row in ended),
        "outcomes": {
            name: dict(Counter(r["outcome"] for r in ended if r["set"] == name))
            for name in (*DOMAINS, "banking77")
        },
        "worked_on": dict(Counter(str(c) for r in ended for c in r["categories"])),
        "seed": SEED,
    }


def page(result: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    """The table as Markdown, and every reply that stated something."""
    lines = [
        "# First contact",
        "",
        f"n = {result['n']}, errors {result['errors']}, ",
        f"turns with an action {result['actions']}, ",
        f"answers without proof {result['unproven_answers']}.",
        "",
        "| set | replied | asked | handed off | dropped |",
        "|---|---|---|---|---|",
    ]
    for name, counts in result["outcomes"].items():
        cells = [str(counts.get(o, 0)) for o in ("replied", "asked", "handed_off", "dropped")]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    stated = [r for r in rows if r.get("outcome") == "replied"]
    lines += ["", f"Replies that stated something or closed small talk: {len(stated)}", ""]
    lines += [
        f"- {r['set']}: {', '.join(map(str, r['categories'])) or 'small talk'}" for r in stated
    ]
    return "\n".join(lines) + "\n"


async def sign_in(app: App, home: Path) -> str:
    """A teammate's token, to read the traces."""
    email, password = TEAMMATE
    settings = read_settings({"DESKHAND_HOME": str(home), "DATABASE_URL": app.database})
    plan = Plan(settings=settings, folder=demo(), public_url="", works=False)
    async with open_desk(plan) as desk:
        await desk.staff.add("Eval", email, password, role="teammate")
        return await desk.staff.sign_in(email, password)


def main() -> None:
    """Measure and write rows and counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=100)
    parser.add_argument("--models", type=Path, default=read_settings().home)
    parser.add_argument("--out", type=Path, default=Path("evals/results"))
    options = parser.parse_args()
    messages = sample(options.each)
    with tempfile.TemporaryDirectory(prefix="deskhand-eval-") as folder:
        home = prepared_home(Path(folder), options.models)
        with started(home) as app:
            token = asyncio.run(sign_in(app, home))
            rows = asyncio.run(ask_all(app, messages, token))
    result = report(rows)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "first_contact.json").write_text(json.dumps(result, indent=2) + "\n")
    (options.out / "first_contact.md").write_text(page(result, rows))
    for row in rows:
        if row.get("outcome") == "replied" or "error" in row or row.get("is_unproven"):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
