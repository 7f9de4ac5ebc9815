#!/bin/sh
# Tells Prefect's server about xianwen: the work pool, the deployments with their triggers, the automation for dead runs,
# the limits of the daily newspapers' hosts.
#   PREFECT_API_URL=… deploy/create.sh [process|docker|kubernetes]
# After a change in these files, and after an upgrade, run it again: what is there is replaced.
set -eu
cd "$(dirname "$0")"
type=${1:-process}
template=
[ "$type" = process ] || template="--base-job-template pools/$type.json"

# A container has not the worker's environment: the database's address reaches it as a secret of Prefect's.
[ "$type" != docker ] || python3 -c 'import os; from prefect.blocks.system import Secret
Secret(value=os.environ["XIANWEN_DATABASE_URL"]).save("xianwen-database-url", overwrite=True)'

# shellcheck disable=SC2086
prefect --no-prompt work-pool create xianwen --type "$type" --overwrite $template
prefect --no-prompt deploy --prefect-file prefect.yaml --all

python3 -m flows.deployments.declare
