# Every target sets up first what it needs; the work stands in scripts/.
.DEFAULT_GOAL := help
.PHONY: help demo run test check faults bench lock catalogues clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo:  ## serve the workshop of 19/5/2023 on http://127.0.0.1:8000
	@scripts/setup.sh runtime
	@exec .venv/bin/python -m workshop.serve --demo

run:  ## serve the data in instance/, after a backup and the migrations
	@scripts/setup.sh runtime
	@exec .venv/bin/python -m workshop.serve

test:  ## run everything that CI runs, with a summary at the end
	@scripts/test.sh all

check:  ## run lint and the SQLite unit tests, in under 90 seconds
	@scripts/test.sh quick

faults:  ## kill the server under load FAULTS times (20 unless said), on both databases
	@scripts/setup.sh tests
	@FAULTS=$${FAULTS:-20} .venv/bin/pytest tests/faults -q --durations=0

bench:  ## run bench/, one JSON line a figure
	@scripts/bench.sh

lock:  ## compile requirements.txt and tests/requirements.txt anew
	@scripts/lock.sh

catalogues:  ## bring the catalogues up to the code and compile them
	@scripts/setup.sh runtime
	@.venv/bin/python scripts/catalogues.py update
	@.venv/bin/python scripts/catalogues.py compile

clean:  ## remove what set-up and tests made; instance/ stays
	@rm -rf .venv build tests/output .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find workshop tests scripts bench -name __pycache__ -prune -exec rm -rf {} +
	@rm -f workshop/translations/*/LC_MESSAGES/messages.mo
