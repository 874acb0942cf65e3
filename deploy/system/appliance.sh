#!/bin/sh
# /usr/local/bin/appliance: the appliance's commands, as its own user, so that no file of it ever belongs to somebody else.
# A folder given to `backup` has to be one that user may write.
set -eu
set -- /usr/bin/dotnet /opt/appliance/current/appliance.dll "$@"
case $(id -un) in
  appliance) exec "$@" ;;
  root) exec runuser -u appliance -- "$@" ;;
  *) exec sudo -u appliance -- "$@" ;;
esac
