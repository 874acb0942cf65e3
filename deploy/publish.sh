#!/bin/sh
# Builds what goes onto a machine, with the list of what it is made of beside it: publish.sh VERSION FOLDER
set -eu
version=$1 folder=$2
here=$(cd "$(dirname "$0")" && pwd)
dotnet publish "$here/../firmware/Appliance.Firmware" -c Release "-p:Version=$version" -o "$folder"
python3 "$here/sbom.py" "$folder" >"$folder/sbom.cdx.json"
