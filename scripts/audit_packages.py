"""Audits what is installed and shipped: `python scripts/audit_packages.py PIP_AUDIT [--offline] [--service NAME]`.

Licences of what the site ships are checked offline; known vulnerabilities of the locked packages are asked for. The
exit status is 1 where something was found, 3 where nothing was found but something could not be checked, else 0.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from atlas.delivery.components import read_components
from audit.licences import licence_faults
from audit.outcomes import Outcome, Status, exit_status, judged
from audit.vulnerabilities import npm_outcome, python_outcome

ROOT = Path(__file__).parents[1]
NPM = ("npm", "lighthouse")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description="Audit licences and known vulnerabilities.")
    parser.add_argument("pip_audit", metavar="PIP_AUDIT", help="the program pip-audit")
    parser.add_argument("--offline", action="store_true", help="only what needs no network: licences and checksums")
    parser.add_argument("--service", default="pypi", choices=("pypi", "osv"), help="whom pip-audit asks")
    options = parser.parse_args(arguments)
    outcomes = []
    for outcome in audit(options):
        outcomes.append(outcome)
        print(outcome, flush=True)
    if exit_status(outcomes) == Status.NOT_CHECKED:
        print(
            "Nothing was found in what was checked. What was NOT CHECKED may have known vulnerabilities all the same."
        )
    return exit_status(outcomes)


def audit(options: argparse.Namespace) -> Iterator[Outcome]:
    """The outcomes, as they come."""
    components = read_components()
    faults = licence_faults(ROOT, components)
    yield judged("Licences and checksums of what is shipped", faults, f"{len(components)} works of others")
    if not options.offline:
        command = [options.pip_audit, "--vulnerability-service", options.service, "--timeout", "15"]
        yield python_outcome(command, sorted((ROOT / "requirements").glob("*.txt")))
        yield from (npm_outcome(ROOT / "requirements" / name) for name in NPM)


if __name__ == "__main__":
    sys.exit(main())
