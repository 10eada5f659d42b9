"""Which command is which. Each lives in a module of its own and is imported when it is called."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from importlib import import_module

from heard import __version__
from heard.cli.say import Trouble

COMMANDS = {
    "up": ("heard.cli.up", "open the desk: database, web and worker in one process tree"),
    "demo": ("heard.cli.demo", "open the desk on a simulated town"),
    "doctor": ("heard.cli.doctor", "check that everything works, and say the mend"),
    "person": ("heard.cli.person", "let somebody in, or answer somebody who asks what is known of them"),
    "key": ("heard.cli.key", "make, list and revoke keys of the API"),
    "read": ("heard.cli.read", "understand texts: a line, a CSV or a JSONL file"),
    "train": ("heard.cli.train", "teach the reader what a brand's people put right"),
    "draft": ("heard.cli.draft", "write a reply to a review"),
    "check": ("heard.cli.check", "say what is wrong with a reply"),
    "rules": ("heard.cli.rules", "list what the guard checks"),
    "import": ("heard.cli.take_in", "take in reviews, customers or orders from a file"),
    "mail": ("heard.cli.mail", "take in a forwarded alert mail from standard input"),
    "export": ("heard.cli.export", "write every case of a brand as JSON lines"),
    "backup": ("heard.cli.backup", "write the database and the keys into one file"),
    "restore": ("heard.cli.restore", "bring back what backup wrote"),
    "recount": ("heard.cli.recount", "count all trends anew from cases and logs"),
    "worker": ("heard.cli.worker", "run jobs only, for more machines"),
}


def parser(asked: str = "") -> argparse.ArgumentParser:
    """All commands, with the options of the one that is asked for, or of all: what a command needs is imported with its options."""
    top = argparse.ArgumentParser(prog="heard", description="A desk that turns a negative review into a recovered customer.")
    top.add_argument("--version", action="version", version=f"heard {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, about) in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        if asked in ("", name):
            import_module(module).options(command)
    return top


def main(arguments: list[str] | None = None) -> None:
    """Run one command. Exit codes: 0 done, 1 trouble (one line says which), 2 wrong use, 130 interrupted."""
    words = sys.argv[1:] if arguments is None else arguments
    options = parser(next((word for word in words if word in COMMANDS), "")).parse_args(words)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to end is told to clear up, as by Ctrl-C
    try:
        code = import_module(COMMANDS[options.command][0]).run(options) or 0
        sys.stdout.flush()  # a reader that has gone is met here, not when nobody can catch it any more
        sys.exit(code)
    except Trouble as trouble:
        print(f"heard: {trouble}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
