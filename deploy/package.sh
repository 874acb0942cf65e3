#!/bin/sh
# Makes a signed program to install: package.sh FOLDER VERSION KEY.pem OUT.update
# FOLDER is what `dotnet publish` made, KEY.pem the maker's private key (ECDSA P-256), which stays with the maker.
set -eu
folder=$1 version=$2 key=$3 out=$4
zip=$(mktemp)
trap 'rm -f "$zip"' EXIT
python3 - "$folder" "$zip" <<'PY'
import os, sys, zipfile
folder, target = sys.argv[1:]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
    for base, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(base, name)
            archive.write(path, os.path.relpath(path, folder))
PY
sha=$(sha256sum "$zip" | cut -d' ' -f1)
signature=$(printf 'appliance-update\n%s\n%s\n' "$version" "$sha" | openssl dgst -sha256 -sign "$key" | base64 -w0)
printf '{"version":"%s","sha256":"%s","signature":"%s"}\n' "$version" "$sha" "$signature" >"$out"
cat "$zip" >>"$out"
