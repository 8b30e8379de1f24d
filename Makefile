# Every target works on a fresh machine with Python 3.11, make and git: it installs what it needs
# into this checkout and one cache folder ($PORTAL_CACHE). See docs/development.md.

PYTHON ?= python3
LAUNCH = $(PYTHON) -m portal.launch
ACTION ?= start
UPR ?= ../shared/data/upr/recommendations-2008-2014.csv

.DEFAULT_GOAL := help
.PHONY: help demo test lint format messages bench elasticsearch clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# One plain command, so that make runs it without a shell in between and signals reach it.
demo: ## Run the portal with demonstration content (PORT=8321 chooses the port); Ctrl-C stops it
	@$(LAUNCH) demo

test: ## Check everything and run all tests on SQLite and PostgreSQL (ARGS="-k name" for pytest)
	@$(LAUNCH) test

lint: ## Run the checks that need no service: style, types, imports, migrations, translations
	@$(LAUNCH) lint

format: ## Put the code into the project's format and mend what can be mended by itself
	@$(LAUNCH) run ruff check --fix-only --quiet
	@$(LAUNCH) run ruff format

messages: ## Bring the six catalogues under locale/ in step with the texts of the code
	@$(LAUNCH) run python manage.py sync_messages

bench: ## Measure search, matches among 20,000 offers, lists of 20,000 activities, long documents, and imports (UPR=file of UPR Info)
	@LOG_LEVEL=WARNING $(LAUNCH) run python -m search.node run -- python manage.py search_bench $(ARGS)
	@LOG_LEVEL=WARNING $(LAUNCH) run python -m search.node run -- python manage.py matching_bench
	@LOG_LEVEL=WARNING $(LAUNCH) run python manage.py activities_bench
	@LOG_LEVEL=WARNING $(LAUNCH) run python manage.py documents_bench
	@$(if $(wildcard $(UPR)),LOG_LEVEL=WARNING $(LAUNCH) run python manage.py recommendations_bench $(UPR),echo "No $(UPR): the import is not measured.")

elasticsearch: ## Start a local Elasticsearch on port 9200 (ACTION=stop, status or fetch)
	@$(PYTHON) -m search.node $(ACTION)

clean: ## Remove what these targets made in this checkout, demonstration data included
	@$(LAUNCH) clean
