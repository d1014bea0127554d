#!/usr/bin/env bash
# Runs every fuzz target of the project, one after the other, for a while each.
# What fails is kept under testdata/fuzz, where every later test run tries it.
#
#   test/faults/fuzz.sh [TIME]      default: 30m
set -euo pipefail
cd "$(dirname "$0")/../.."
time=${1:-30m}
failed=0
for dir in $(grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u); do
	for target in $(grep -h -o '^func Fuzz[A-Za-z]*' "$dir"/*_test.go | sed 's/func //' | sort -u); do
		echo "== $dir $target, $time"
		go test "$dir" -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 100x | tail -4 || failed=1
	done
done
exit $failed
