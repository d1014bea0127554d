#!/usr/bin/env bash
# Builds the same invented plans and pages with Hugo and with planportal, in
# turn, and prints medians and ratios; test/bench/hugo/README.md tells what Hugo
# makes of them. Needs Go and /usr/bin/time; installs Hugo with go install,
# outside this module.
#
#   test/bench/run.sh [RUNS] [PLANS ...]      default: 3 runs of 1000 and 10000
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/../.."
runs=${1:-3}
[ $# -eq 0 ] || shift
sizes=("${@:-}")
[ -n "${sizes[0]}" ] || sizes=(1000 10000)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -o "$work/planportal" ./cmd/planportal # as Hugo is built below, and as on a machine without a C compiler
tools=${XDG_CACHE_HOME:-$HOME/.cache}/planportal-bench
if [ ! -x "$tools/hugo" ]; then
	echo "installing Hugo into $tools"
	GOFLAGS= GOBIN="$tools" CGO_ENABLED=0 go install github.com/gohugoio/hugo@v0.160.0
fi
"$tools/hugo" version

measure() { # label, command: notes "seconds kilobytes"
	local label=$1 began
	shift
	began=$EPOCHREALTIME
	/usr/bin/time -f '%M' -o "$work/memory" "$@" >"$work/out" 2>&1 || { cat "$work/out"; exit 1; }
	awk -v from="$began" -v to="$EPOCHREALTIME" '{printf "%.4f %s\n", to - from, $1}' "$work/memory" >>"$work/$label"
}
hugo_site() { # source, folder: the same texts as a site of Hugo's
	mkdir -p "$2/data" "$2/static"
	cp -r test/bench/hugo/. "$2/"
	cp -r "$1/content/plans/." "$2/content/intranet/units/"
	cp -r "$1/content/files" "$2/static/"
	cp "$1/content/site.yaml" "$2/data/"
	local page name
	for page in $(grep -L '^audience: staff' "$1"/content/pages/*.md); do # Hugo has no fences of colons
		name=$(basename "$page")
		sed '/^:::/d' "$page" >"$2/content/${name/#index./_index.}"
	done
}
check() { # folder that Hugo has made, plans, our intranet: fails unless there is a page of each kind, and each row
	local made missing=0 pattern
	made=$(find "$1/intranet/units" -mindepth 3 -name index.html -size +0 | wc -l)
	[ "$made" -eq "$2" ] || { echo "Hugo has made $made pages of $2 plans" >&2; exit 1; }
	for pattern in intranet/{,units/,people/,months/}index.html intranet/{units/enhet-000,people/*,months/*}/index.html \
		intranet/units/enhet-000/{reviews.{ics,csv,json},overdue.atom} intranet/people/*/reviews.ics \
		{,sv-simple/,en/,fi/}{index.html,kontakt/index.html,search.json} {sv,sv-simple,en,fi}/sitemap.xml files/mote.svg; do
		[ -n "$(find "$1" -path "$1/$pattern" -size +0 -print -quit)" ] || { echo "Hugo has made no $pattern" >&2; missing=1; }
	done
	[ "$missing" -eq 0 ] || exit 1
	local rows ours
	rows=$(cat "$1"/intranet/units/*/reviews.json | grep -c '"kind"')
	ours=$(cat "$3"/units/*/reviews.json | grep -c '"kind"')
	[ "$rows" -eq "$ours" ] || { echo "Hugo has made $rows rows, planportal $ours" >&2; exit 1; }
}
median() { sort -n "$1" | awk -v c="$2" '{v[NR]=$c} END {print v[int((NR+1)/2)]}'; }

printf '%9s  %12s  %12s  %8s  %12s  %12s  %8s\n' plans 'hugo s' 'planportal s' ratio 'hugo MB' 'planportal MB' ratio
for n in "${sizes[@]}"; do
	source=$work/source-$n
	go run ./test/corpus -plans "$n" "$source"
	hugo_site "$source" "$work/hugo-$n"
	rm -f "$work/h" "$work/p"
	for _ in $(seq "$runs"); do
		rm -rf "$work/hugo-$n/public" "$source/public" "$source/intranet" "$source/.planportal"
		measure h "$tools/hugo" --source "$work/hugo-$n" --clock 2026-11-21T00:00:00Z --quiet
		measure p "$work/planportal" build --source "$source" --today 2026-11-21
	done
	check "$work/hugo-$n/public" "$n" "$source/intranet"
	awk -v n="$n" -v h="$(median "$work/h" 1)" -v p="$(median "$work/p" 1)" -v hm="$(median "$work/h" 2)" -v pm="$(median "$work/p" 2)" \
		'BEGIN {printf "%9d  %12.3f  %12.3f  %8.2f  %12.0f  %12.0f  %8.2f\n", n, h, p, h/p, hm/1024, pm/1024, hm/pm}'
	rm -rf "$source" "$work/hugo-$n"
done
