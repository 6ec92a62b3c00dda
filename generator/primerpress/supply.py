"""What Primerpress is made of: the packages that it builds with, those that its pages hold parts of, and licences."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import quote

from primerpress import __version__

SHIPPED = Path(__file__).with_name("supply.json")
"""What the package ships of others' work that came from npm, as the lock names it."""

_US = "primerpress"
_LONGEST_LICENCE = 60


@dataclass(frozen=True)
class Part:
    """A package of somebody else.

    Args:
        registry: “pypi” or “npm”.
        licence: its SPDX expression, or what its makers call it.
        is_expression: whether that is an SPDX expression.
        needs: the names of the packages that it needs.
        integrity: the digest by which the lock knows it, where it came from npm.
    """

    registry: str
    name: str
    version: str
    licence: str
    is_expression: bool
    needs: tuple[str, ...] = ()
    integrity: str = ""

    @property
    def address(self) -> str:
        """Return its package URL, by which databases of advisories know it."""
        return f"pkg:{self.registry}/{quote(self.name)}@{quote(self.version)}"


def parts() -> list[Part]:
    """Return all of them, as they are installed here, sorted by registry and name."""
    shipped: list[dict[str, str]] = json.loads(SHIPPED.read_text("utf-8"))
    from_npm = [Part("npm", one["name"], one["version"], one["licence"], True, (), one["integrity"]) for one in shipped]  # noqa: FBT003
    return sorted([*from_npm, *_installed()], key=lambda part: (part.registry, part.name))


def _installed() -> Iterable[Part]:
    found: dict[str, Part] = {}
    wanted = list(_needed(distribution(_US)))
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # needed on another system only
            continue
        licence, is_expression = _licence(package)
        found[name] = Part("pypi", name, package.version, licence, is_expression, tuple(_needed(package)))
        wanted += found[name].needs
    return found.values()


def _needed(package: Distribution) -> list[str]:
    """Return the names of what a package needs in any case, as the registry writes them."""
    lines = [line for line in package.requires or () if "extra ==" not in line]
    return sorted({re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", line, maxsplit=1)[0]).lower() for line in lines})


def _licence(package: Distribution) -> tuple[str, bool]:
    said = package.metadata
    if "License-Expression" in said:
        return said["License-Expression"], True
    written = said["License"].strip() if "License" in said else ""
    if written not in ("", "UNKNOWN") and len(written) < _LONGEST_LICENCE and "\n" not in written:
        return written, False
    classes = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or () if line.startswith("License ::")]
    return " and ".join(classes) or "not stated", False


def as_table(listed: list[Part]) -> str:
    """Return a line for each part: name, version, licence, registry."""
    rows = [(part.name, part.version, part.licence, part.registry) for part in listed]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    )


def as_cyclonedx(listed: list[Part]) -> dict[str, Any]:
    """Return a software bill of materials in the form of CycloneDX 1.6, the same for the same parts."""
    known = {part.name: part.address for part in listed}
    us = f"pkg:pypi/{_US}@{__version__}"
    direct = [part.name for part in listed if part.registry == "npm"] + _needed(distribution(_US))
    needs = {us: direct, **{part.address: part.needs for part in listed}}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": us,
                "name": _US,
                "version": __version__,
                "licenses": [{"expression": "MIT"}],
                "purl": us,
            }
        },
        "components": [_component(part) for part in listed],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted({known[name] for name in names if name in known})}
            for ref, names in needs.items()
        ],
    }


def _component(part: Part) -> dict[str, Any]:
    licence = {"expression": part.licence} if part.is_expression else {"license": {"name": part.licence}}
    group, _, name = part.name.rpartition("/")
    component: dict[str, Any] = {"type": "library", "bom-ref": part.address, "name": name, "version": part.version}
    component |= {"group": group} if group else {}
    component |= {"licenses": [licence], "purl": part.address}
    if part.integrity:
        content = b64decode(part.integrity.removeprefix("sha512-")).hex()
        component["hashes"] = [{"alg": "SHA-512", "content": content}]
    return component
