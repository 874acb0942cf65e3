#!/usr/bin/env bash
# Runs every test there is: .NET, console, browser. Installs what they need and do not find.
# The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# End with the build: nothing of it stays behind in the background.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_CLI_TELEMETRY_OPTOUT=1
compiler=appliance-tests-$$ # One compiler for all projects, ours alone: it ends with the build.
shared=(-p:UseSharedCompilation=true -p:SharedCompilationId="$compiler")
logs=artifacts/test-logs
testLimit=5m     # One test that takes longer hangs: it is named and ends its project.
projectLimit=12m # Whatever else keeps a project's tests from ending.
mkdir -p "$logs"
passed=0
failed=0

section() { printf '\n== %s (at %d:%02d)\n' "$1" $((SECONDS / 60)) $((SECONDS % 60)); }

end_compiler() {
  local process
  for process in /proc/[0-9]*; do
    { tr '\0' ' ' <"$process/cmdline" | grep -q -- "-pipename:$compiler"; } 2>/dev/null && kill "${process#/proc/}"
  done
}

finish() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
  exit
}

# A step that is no test runner of its own counts as one test.
step() {
  local name=$1
  shift
  section "$name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "FAILED: $name"; fi
}

install() {
  if [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  fi
}

section "What the tests need"
missing=()
command -v chromium >/dev/null || missing+=(chromium)
[ -d /usr/share/fonts/opentype/noto ] || missing+=(fonts-noto-cjk)
[ -d /usr/lib/python3/dist-packages/aiosmtpd ] || missing+=(python3-aiosmtpd)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing ${missing[*]}"
  install "${missing[@]}" || echo "WARNING: ${missing[*]} could not be installed; browser tests will fail, mail tests be skipped."
fi

section "Build"
dotnet build Appliance.sln "${shared[@]}" --nologo -v:quiet
built=$?
end_compiler
if [ "$built" -ne 0 ]; then
  failed=$((failed + 1))
  finish
fi

# Each keeps one processor busy; the tests below would disturb each other.
dotnet format Appliance.sln --verify-no-changes --no-restore --exclude-diagnostics IDE0130 >"$logs/format.log" 2>&1 &
format=$!

section "Console"
step "Console: types, lint, format" npm --prefix firmware/console run --silent check
step "Console: first load within its limit" npm --prefix firmware/console run --silent size
if npm --prefix firmware/console test --silent -- --reporter=default --reporter=json --outputFile="$PWD/$logs/console.json"; then :; fi
counts=$(node -e 'const r=JSON.parse(require("fs").readFileSync(process.argv[1]));console.log(r.numPassedTests,r.numTotalTests-r.numPassedTests)' "$logs/console.json" 2>/dev/null || echo "0 1")
passed=$((passed + ${counts% *}))
failed=$((failed + ${counts#* }))

code_style() {
  wait "$format" && return
  cat "$logs/format.log"
  return 1
}
step "Code style" code_style

for project in tests/*/*.Tests.csproj; do
  name=$(basename "$project" .csproj)
  section "$name"
  log="$logs/$name.log"
  timeout -k 10s "$projectLimit" dotnet test "$project" --no-build --nologo -v:quiet --logger "console;verbosity=minimal" \
    --blame-hang-timeout "$testLimit" --blame-hang-dump-type none --results-directory "$logs/$name" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  # Empty unless the libraries of the full gallery are there; then it counts like any other.
  if [ "$name" = Appliance.FullPackageSet.Tests ] && grep -q 'No test is available' "$log"; then
    echo "Nothing to test in this package set."
    continue
  fi
  read -r bad good < <(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+),.*/\1 \2/p' "$log" | tail -n 1)
  if [ -z "${good:-}" ] || { [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; }; then
    echo "FAILED: $name ran no test or ended with code $code"
    failed=$((failed + 1))
  fi
  passed=$((passed + ${good:-0}))
  failed=$((failed + ${bad:-0}))
  unset good bad
done

section "Drivers on a real kernel"
log="$logs/Hil.log"
timeout -k 10s "$projectLimit" tests/Hil/run.sh --no-build 2>&1 | tee "$log"
code=${PIPESTATUS[0]}
read -r good bad < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log" | tail -n 1)
if [ -z "${good:-}" ] || { [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; }; then
  echo "FAILED: the virtual machine gave no result or ended with code $code"
  failed=$((failed + 1))
fi
passed=$((passed + ${good:-0}))
failed=$((failed + ${bad:-0}))

section "All of it"
finish
