# make test   installs what the tests need, and runs everything
# make check  the quick part: format, vet, staticcheck, tests of the code
# make bench  the benchmarks of every room

.PHONY: test check bench deps pages

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

deps:
	bash test/install.sh
