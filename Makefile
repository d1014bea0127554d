# make test   installs what the tests need, and runs everything
# make check  the quick part: format, vet, staticcheck, tests of the code
# make bench  the benchmarks of every room

.PHONY: test check bench deps browser

test: deps check browser

check:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "not formatted:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...
	go tool staticcheck ./...
	go test ./...

browser:
	cd test/browser && node --test

bench:
	go test -run '^$$' -bench . -benchmem ./...

deps:
	bash test/install.sh
