# make test   installs what the tests need, and runs everything
# make check  the quick part: format, vet, staticcheck, tests of the code
# make bench  the benchmarks of every room
# make soak   the long runs of docs/reliability.md, for a quiet machine and hours

.PHONY: test check bench soak deps pages

test: export PLANPORTAL_EVERYTHING = 1
test: export PLANPORTAL_ROADS = 2000
test: deps check pages

check:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "not formatted:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...
	go tool staticcheck ./...
	go test ./...

pages:
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && go build -o "$$dir/planportal" ./cmd/planportal && \
	cd test && PLANPORTAL="$$dir/planportal" node --test browser/*.test.mjs feeds/*.test.mjs access/*.test.mjs

bench:
	go test -run '^$$' -bench . -benchmem ./...
	node test/browser/bench.mjs

# How much of each the long runs do: make soak KILLS=50 FUZZTIME=1m
CALLS = all
KILLS = 300
PLANS = 2000
SAVES = 100
CLIENTS = 200
REBUILDS = 1000
READERS = 200
LOADED = 100
ROADS = 2000
FUZZTIME = 30m

soak: export PLANPORTAL_CALLS = $(CALLS)
soak: export PLANPORTAL_KILLS = $(KILLS)
soak: export PLANPORTAL_PLANS = $(PLANS)
soak: export PLANPORTAL_SAVES = $(SAVES)
soak: export PLANPORTAL_CLIENTS = $(CLIENTS)
soak: export PLANPORTAL_REBUILDS = $(REBUILDS)
soak: export PLANPORTAL_READERS = $(READERS)
soak: export PLANPORTAL_LOADED = $(LOADED)
soak: export PLANPORTAL_ROADS = $(ROADS)
soak: deps
	go test ./test/faults ./generator/watch ./generator/serve ./generator/publish -count=1 -p 1 -timeout 24h -v
	go test ./generator -run SameByAnyRoad -count=1 -timeout 24h
	test/faults/fuzz.sh $(FUZZTIME)

deps:
	bash test/install.sh
