#!/bin/sh
# Before the appliance starts: puts a new program in place of the current one, counts its starts, and after three that
# nobody confirmed puts the one before back. Needs nothing of the program itself, since that may be what does not work.
# The power may go at any line: the next start goes on from there (BeforeStartTests cuts it at each).
#   before-start.sh /opt/appliance
set -eu
limit=3
cd "${1:?folder of the programs}"

# Links and texts are put in place whole: whoever looks finds the old one or the new one.
link() {
  rm -f "$2.new"
  ln -s "$1" "$2.new"
  mv -T "$2.new" "$2"
}

note() {
  echo "$1" >"$2.new"
  mv -T "$2.new" "$2"
}

if [ -f next ]; then
  new=$(cat next)
  now=$(readlink current || :)
  # Once current is the new one, previous must stay what it was.
  if [ "$now" != "$new" ]; then
    [ -z "$now" ] || link "$now" previous
    note 0 trial
    link "$new" current
  fi
  rm -f next
fi
[ -f trial ] || exit 0
starts=$(cat trial)
case $starts in '' | *[!0-9]*) starts=0 ;; esac
if [ "$starts" -ge "$limit" ] && [ -L previous ]; then
  now=$(readlink current)
  before=$(readlink previous)
  if [ "$now" != "$before" ]; then
    note "$(basename "$now")" rolled-back
    link "$before" current
  fi
  rm -f trial
  exit 0
fi
note $((starts + 1)) trial
