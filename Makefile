# make review   the report of the seeds: printed, and written into reports/
# make test     every check that a change must pass
# make sample   the committed sample report, made anew

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN    := .venv/bin

.PHONY: review test sample clean

review: .venv/ready
	@mkdir -p reports
	@$(BIN)/checker review seeds/ --format html --output reports/seeds.html --quiet
	@$(BIN)/checker review seeds/ --format json --output reports/seeds.json --quiet
	@$(BIN)/checker review seeds/
	@echo "reports/seeds.html and reports/seeds.json are written"

test: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy checker
	$(BIN)/python -m pytest -q -n2 --dist worksteal

sample: .venv/ready
	@mkdir -p reports
	$(BIN)/checker review seeds/ --format html --output reports/sample.html --quiet
	$(BIN)/checker review seeds/ --format json --output reports/sample.json --quiet

clean:
	rm -rf .venv dist build

# A marker beside each installation: a changed list of packages installs anew.
.venv/ready: pyproject.toml constraints.txt | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

.venv/bin/pip:
	$(PYTHON) -m venv .venv
