#!/usr/bin/env bash
# Builds the same invented plans with Hugo and with planportal, in turn, and
# prints medians and ratios. Needs Go and /usr/bin/time; installs Hugo with go
# install, outside this module.
#
#   test/bench/run.sh [RUNS] [PLANS ...]      default: 3 runs of 1000 and 10000
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-3}
[ $# -eq 0 ] || shift
sizes=("${@:-}")
[ -n "${sizes[0]}" ] || sizes=(1000 10000)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/planportal" ./cmd/planportal
tools=${XDG_CACHE_HOME:-$HOME/.cache}/planportal-bench
if [ ! -x "$tools/hugo" ]; then
	echo "installing Hugo into $tools"
	GOFLAGS= GOBIN="$tools" CGO_ENABLED=0 go install github.com/gohugoio/hugo@v0.160.0
fi
"$tools/hugo" version

measure() { # label, command: prints "seconds kilobytes"
	local label=$1
	shift
	/usr/bin/time -f '%e %M' -o "$work/time" "$@" >"$work/out" 2>&1 || { cat "$work/out"; exit 1; }
	cat "$work/time" >>"$work/$label"
}
median() { sort -n "$1" | awk -v c="$2" '{v[NR]=$c} END {print v[int((NR+1)/2)]}'; }

printf '%9s  %12s  %12s  %8s  %12s  %12s  %8s\n' plans 'hugo s' 'planportal s' ratio 'hugo MB' 'planportal MB' ratio
for n in "${sizes[@]}"; do
	source=$work/source-$n
	go run ./test/corpus -plans "$n" "$source"
	mkdir -p "$work/hugo-$n/content"
	cp -r test/bench/hugo/. "$work/hugo-$n/"
	cp -r "$source/content/plans" "$work/hugo-$n/content/plans"
	for unit in "$work/hugo-$n"/content/plans/*/; do
		printf -- '---\ntitle: %s\n---\n' "$(basename "$unit")" >"$unit/_index.md"
	done
	rm -f "$work/h" "$work/p"
	for _ in $(seq "$runs"); do
		rm -rf "$work/hugo-$n/public" "$source/public" "$source/intranet" "$source/.planportal"
		measure h "$tools/hugo" --source "$work/hugo-$n" --quiet
		measure p "$work/planportal" build --source "$source" --today 2026-11-21
	done
	awk -v n="$n" -v h="$(median "$work/h" 1)" -v p="$(median "$work/p" 1)" -v hm="$(median "$work/h" 2)" -v pm="$(median "$work/p" 2)" \
		'BEGIN {printf "%9d  %12.2f  %12.2f  %8.1f  %12.0f  %12.0f  %8.1f\n", n, h, p, h/p, hm/1024, pm/1024, hm/pm}'
	rm -rf "$source" "$work/hugo-$n"
done
