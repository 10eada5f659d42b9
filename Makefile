# One word for each chore; CI runs the same words. `make help` lists them.
PYTHON ?= python3
BIN = .venv/bin
SHARED ?= ../shared
# What is compiled once is kept: the web server, the worker and every command would each compile all modules again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo extras test lint fix types serve docs pictures train bench-reader bench-text bench bench-trends bench-gather bench-peers wheel clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "%-14s %s\n", $$1, $$2}'

# The stamp is the wish list: when the pinned requirements change, the environment is brought up to date.
.venv/ready: requirements/base.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-to-test: .venv/ready requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

.venv/ready-with-extras: .venv/ready requirements/extras.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/extras.txt
	@touch $@

extras: .venv/ready-with-extras ## what only some need, so that its tests run too: Parquet, Ray, embeddings, anymail, language models

demo: .venv/ready ## open the desk on a simulated town
	$(BIN)/heard demo $(ARGS)

serve: .venv/ready ## open your own desk
	$(BIN)/heard up $(ARGS)

test: .venv/ready-to-test lint types ## everything that must hold: style, layers, types, tests
	$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

lint: .venv/ready-to-test ## style, and which layer may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/ready-to-test ## types
	$(BIN)/mypy

fix: .venv/ready-to-test ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/ready-to-test ## print the tables in docs from the code
	$(BIN)/python tools/print_docs.py

pictures: .venv/ready-to-test ## take the pictures in docs/screenshots from a demo that runs (make demo)
	$(BIN)/python tools/screenshots.py http://127.0.0.1:8000 docs/screenshots

.venv/ready-to-train: .venv/ready-to-test bench/requirements-reader.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r bench/requirements-reader.txt
	@touch $@

train: .venv/ready-to-train ## make the weights of reader and guard anew; needs ../shared
	$(BIN)/python tools/train_reader.py --shared $(SHARED) --gold gold
	$(BIN)/python tools/train_signs.py gold
	$(BIN)/python tools/train_tones.py

bench-reader: .venv/ready-to-train ## measure the reader; needs ../shared
	HEARD_SHARED=$(SHARED) $(BIN)/python bench/reader.py $(ARGS)

bench-text: .venv/ready-to-test ## measure the guard and the writer
	$(BIN)/python bench/guard.py --gold gold/replies
	$(BIN)/python bench/writer.py gold/reviews --every 8

bench-gather: .venv/ready ## measure the search for a writer on a synthetic truth; ARGS="--customers 100000"
	$(BIN)/python bench/gather.py $(ARGS)

bench: .venv/ready ## measure the desk: intake, lists, case page, search, posting
	$(BIN)/python bench/desk.py $(ARGS)

bench-trends: .venv/ready ## measure trends, alerts and recovery
	$(BIN)/python bench/trends.py $(ARGS)

bench-peers: .venv/ready ## the same beside django-helpdesk, on the same PostgreSQL
	$(BIN)/python bench/peers.py $(ARGS)

wheel: .venv/ready-to-test ## build what people install
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation -w dist .

clean: ## forget everything that was made
	rm -rf .venv build dist
