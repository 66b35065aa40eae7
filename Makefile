# `make` alone lists what there is. Everything is done by dev.py, which needs nothing but Python.
.DEFAULT_GOAL := help
.PHONY: help run test lint bench seed shots words lock

help: ## this list
	@python3 dev.py help

run: ## the demo newsroom
	@python3 dev.py run

test: ## lint and every test
	@python3 dev.py test

lint: ## style, types, import contracts
	@python3 dev.py lint

bench: ## measurements, as ratios
	@python3 dev.py bench

seed: ## a new demo newsroom
	@python3 dev.py seed

shots: ## pictures of every page
	@python3 dev.py shots

words: ## collect every visible word into the catalogue
	@python3 dev.py words

lock: ## choose versions again
	@python3 dev.py lock
