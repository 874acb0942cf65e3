#!/usr/bin/env python3
"""Lists what a published appliance is made of, as a CycloneDX 1.5 document: sbom.py FOLDER >FOLDER/sbom.cdx.json

FOLDER is what `dotnet publish` made. Its appliance.deps.json says what runs; the lock file says that it is what was pinned,
bit for bit, and what needs what. The console's part comes out of package-lock.json. No network is asked, and the same program
gives the same document: there is neither a time nor a random number in it. Ends with an error where the folder has a package
that is not the locked one.
"""
import base64
import json
import os
import pathlib
import sys
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIRMWARE = ROOT / "firmware" / "Appliance.Firmware"
CONSOLE = ROOT / "firmware" / "console"
CACHE = pathlib.Path(os.environ.get("NUGET_PACKAGES", pathlib.Path.home() / ".nuget" / "packages"))


def read(path):
    return json.loads(path.read_text(encoding="utf-8-sig"))


def nuget_purl(name, version):
    return f"pkg:nuget/{name}@{version}"


def nuget_licence(name, version):
    """The SPDX expression of a package, where it has one and lies in the cache."""
    spec = CACHE / name.lower() / version / f"{name.lower()}.nuspec"
    if not spec.exists():
        return None
    for element in xml.parse(spec).iter():
        if element.tag.endswith("}license") and element.get("type") == "expression":
            return element.text
    return None


def nuget(folder):
    """The packages a program runs with, and what each needs."""
    deps = read(folder / "appliance.deps.json")
    (locked,) = read(FIRMWARE / "packages.core.lock.json")["dependencies"].values()
    locked = {name.lower(): entry for name, entry in locked.items()}
    found = {}
    for key, library in deps["libraries"].items():
        if library["type"] != "package":
            continue
        name, version = key.split("/")
        entry = locked.get(name.lower())
        if entry is None or entry["resolved"] != version or "sha512-" + entry["contentHash"] != library["sha512"]:
            sys.exit(f"{key} is not the package of the lock file.")
        found[name.lower()] = component = {
            "bom-ref": nuget_purl(name, version),
            "type": "library",
            "name": name,
            "version": version,
            "scope": "required",
            "purl": nuget_purl(name, version),
            "hashes": [{"alg": "SHA-512", "content": base64.b64decode(entry["contentHash"]).hex()}],
        }
        licence = nuget_licence(name, version)
        if licence is not None:
            component["licenses"] = [{"expression": licence}]
    needs = [
        {
            "ref": component["bom-ref"],
            "dependsOn": sorted(found[it.lower()]["bom-ref"] for it in locked[name].get("dependencies", {}) if it.lower() in found),
        }
        for name, component in found.items()
    ]
    return list(found.values()), needs


def frameworks(folder):
    """What the machine has to bring along: newer patches of the same line are taken."""
    options = read(folder / "appliance.runtimeconfig.json")["runtimeOptions"]
    return [
        {"bom-ref": nuget_purl(it["name"], it["version"]), "type": "framework", "scope": "required", "purl": nuget_purl(**it), **it}
        for it in options["frameworks"]
    ]


def npm():
    """What the console is built from: what the lock file has for more than development. (`npm sbom --omit dev` of npm 11 leaves
    react itself out, which other packages want as a peer.)"""
    packages = {}
    for path, it in read(CONSOLE / "package-lock.json")["packages"].items():
        if not path or it.get("dev") or it.get("devOptional"):
            continue
        name = path.rpartition("node_modules/")[2]
        if name in packages:
            sys.exit(f"{name} is there in two versions: sbom.py knows one.")
        packages[name] = it
    purls = {name: f"pkg:npm/{name.replace('@', '%40')}@{it['version']}" for name, it in packages.items()}
    components = [
        {
            "bom-ref": purls[name],
            "type": "library",
            "name": name,
            "version": it["version"],
            "scope": "required",
            "purl": purls[name],
            "hashes": [{"alg": "SHA-512", "content": base64.b64decode(it["integrity"].removeprefix("sha512-")).hex()}],
            "licenses": [{"expression": it["license"]}],
        }
        for name, it in packages.items()
    ]
    needs = [
        {
            "ref": purls[name],
            "dependsOn": sorted(
                purls[need] for need in {**it.get("dependencies", {}), **it.get("peerDependencies", {})} if need in purls),
        }
        for name, it in packages.items()
    ]
    return components, needs


def main():
    folder = pathlib.Path(sys.argv[1])
    version = next(key.split("/")[1] for key in read(folder / "appliance.deps.json")["libraries"] if key.startswith("appliance/"))
    packages, package_needs = nuget(folder)
    console, console_needs = npm()
    by_ref = {"key": lambda it: it.get("bom-ref", it.get("ref"))}
    json.dump(
        {
            "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": {"component": {"bom-ref": "appliance", "type": "firmware", "name": "appliance", "version": version}},
            "components": sorted(packages, **by_ref) + frameworks(folder) + sorted(console, **by_ref),
            "dependencies": sorted(package_needs + console_needs, **by_ref),
        },
        sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
