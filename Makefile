# Each target sets up what it needs. `make site` builds into site/, `make test` runs every check.

PYTHON ?= python3
SITE_URL ?= http://127.0.0.1:8000/
REPO_URL ?=
export SITE_URL REPO_URL
# Without this Material prints a notice on its own future before every build.
export NO_MKDOCS_2_WARNING = 1

BIN := .venv/bin
PROPERDOCS := .build/properdocs
AUDIT_ENV := .build/audit
PYTEST := $(BIN)/pytest --numprocesses auto --dist loadgroup --no-loadscope-reorder
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: site made-here test test-core test-data test-long fuzz lint lint-workflows serve serve-site hosts check check-summary addresses changed diff facts comment \
	engine-check bench links-internal links links-issue audit wrong-form propose-form contact browser servers screenshots fonts scripts messages lock references \
	release validate validator lighthouse clean

site: made-here .venv/site.stamp
	@$(BIN)/python scripts/build_site.py

# A cache in a commit would be believed: a check could pass data that nobody has checked.
made-here:
	@! git ls-files -- .build .cache site 2>/dev/null | grep . || \
	{ echo "These files are made by builds. Take them out of the commit: git rm -r --cached .build .cache site" >&2; exit 1; }

ADDRESS ?= 127.0.0.1:8000
# The built site by nginx or Caddy, as in docs/developers/hosts; SERVER=caddy for the one or the other. Each comes by apt.
serve-site: site
	@$(BIN)/python scripts/serve_built_site.py site $(ADDRESS) $(SERVER)

serve: .venv/site.stamp
	@$(BIN)/python scripts/serve_site.py $(ADDRESS)

# SINCE=origin/main: refuses addresses that are gone since the branch left it, too. CHECK="--format github" or other options.
check: made-here .venv/site.stamp
	@$(BIN)/atlas check $${SINCE:+--since "$$SINCE"} $(CHECK)

# Refuses addresses that any commit of the branch published and that answer no more. Needs the whole history.
addresses: .venv/site.stamp
	@$(BIN)/atlas check --ever $(CHECK)

# The same in CI: with annotations, and a summary on the page of the job.
check-summary: made-here .venv/site.stamp
	@$(BIN)/python scripts/summarise_check.py

# What the branch changes in facts since it left BASE, in words; DIFF="--lang ru" in another language.
diff: .venv/site.stamp
	@$(BIN)/atlas diff --merge-base $(DIFF) -- "$${BASE:-origin/main}"

# The same in CI: on the page of a job, and as the one comment on PULL_REQUEST, where hosts cut what is longer.
facts: .venv/site.stamp
	@mkdir -p .build && $(MAKE) --silent diff > .build/facts.md
	@cat .build/facts.md >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}"

comment: facts
	@head --bytes 60000 .build/facts.md | gh pr comment "$$PULL_REQUEST" --edit-last --create-if-none --body-file -

# Says for CI if anything but data/ differs from the commit BASE; where that is not known, that it does.
changed:
	@if [ -n "$$BASE" ] && git diff --quiet "$$BASE...HEAD" -- . ':!data' 2>/dev/null; \
	then echo code=false; else echo code=true; fi

# Reads a form "Something is wrong" from the environment (BODY) and changes data/ by it; what it says is written to OUTPUT.
OUTPUT ?= .build/wrong
wrong-form: .venv/site.stamp
	@$(BIN)/python scripts/wrong_form.py "$(OUTPUT)"
	@git diff -- data > "$(OUTPUT)/data.patch"

# The same in CI: answers in the issue NUMBER, and opens a pull request of what OUTPUT holds.
propose-form:
	@sh scripts/propose_form.sh "$(OUTPUT)"

# Warns in CI where nobody can be told by mail that something is wrong.
contact:
	@[ -n "$$CONTACT" ] || echo "::warning::No CONTACT is set: who has no account at the host cannot say that something is wrong."

links-internal: .venv/test.stamp site
	@$(BIN)/python scripts/check_site.py site --site-url $(SITE_URL)

# Visits every address in data/; .build/links holds the report, and moves for good as a patch. A dead site is no failure.
# LINKS="--only aasund.example --age 0" for some addresses, anew.
links: .venv/test.stamp
	@$(BIN)/python scripts/check_links.py $(LINKS)

# In CI: keeps one issue with the report of `make links`, as long as there is something to tell.
links-issue:
	@sh scripts/tell_links.sh .build/links

# Known vulnerabilities of all locked packages, and the licences of what the site ships. Exit status of the script: 1 where
# something is found, 3 where something could not be checked. AUDIT=--offline for the licences alone.
audit: .venv/site.stamp $(AUDIT_ENV)/stamp
	@$(BIN)/python scripts/audit_packages.py $(AUDIT_ENV)/bin/pip-audit $(AUDIT)

# All downloads in one archive, named by the version of the data; the same bytes from the same commit and SITE_URL.
RELEASE ?= .build/release
release: .venv/site.stamp
	@$(BIN)/python scripts/make_release.py --output "$(RELEASE)"

# The Nu HTML checker over every page; needs npm and Java.
validate: .venv/npm.stamp .venv/test.stamp site
	@$(BIN)/python scripts/validate_site.py site

# Lighthouse as on a phone, the median of five: home, a city, an agreement, an index, the search. Needs npm; some minutes,
# on a machine that does nothing else. LIGHTHOUSE="--runs 1 --root ru/" for less, or another language.
lighthouse: .venv/lighthouse.stamp .venv/test.stamp browser site
	@$(BIN)/python scripts/lighthouse.py site .build/lighthouse $(LIGHTHOUSE)

# Compares every file of the site with what ProperDocs makes of it, and with all pages through the engine.
engine-check: .venv/site.stamp $(PROPERDOCS)/stamp
	@$(BIN)/python scripts/check_engine.py $(PROPERDOCS)/bin/python

# Measures builds against plain MkDocs and Hugo; BENCH="--only a,d" for less, BENCH="--docs" for the tables in the docs.
SIZES ?= 500 2000 5000
bench: .venv/bench.stamp
	@$(BIN)/python scripts/bench.py $(SIZES) $(BENCH)

# The check comes first, for what is wrong in data/ is told there once, and shortly.
test: check lint browser validator
	$(PYTEST)

# What of the tests concerns data/ alone.
test-data: check .venv/test.stamp
	$(BIN)/pytest tests/this_atlas

# Under two minutes: no browser, no whole builds, few random edits.
test-core: check lint
	$(PYTEST) -m "not slow and not long" --ignore tests/browser --ignore tests/engine

# What takes too long for every change, such as ten times the random edits: at most 90 minutes.
test-long: browser servers
	$(PYTEST) -m long

# Without these, the tests say that no real server was asked.
servers:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! (command -v nginx && command -v caddy) >/dev/null; \
	then apt-get update -qq && apt-get install -y -qq nginx-light caddy; fi

# Files of data/ that nobody would write: each must end in a site or in problems. FUZZ_MINUTES=5 for less.
FUZZ_MINUTES ?= 30
fuzz: .venv/test.stamp
	FUZZ_MINUTES=$(FUZZ_MINUTES) $(BIN)/pytest tests/fuzzing -k nobody -o faulthandler_timeout=0

lint: .venv/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/zizmor --quiet --offline .github/workflows

lint-workflows: .venv/workflows.stamp
	$(BIN)/actionlint

browser: .venv/test.stamp
	@command -v chromium || command -v chromium-browser || command -v google-chrome || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get; then apt-get update -qq && apt-get install -y -qq chromium; \
	else $(BIN)/playwright install chromium; fi

# Where npm or Java is lacking, the tests say that they validate no page or ask no editor's language server.
validator: .venv/test.stamp
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory .venv/npm.stamp; fi

.venv/site.stamp: requirements/site.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed")'
	$(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes -r requirements/site.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: .venv/site.stamp requirements/test.txt
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

.venv/workflows.stamp: .venv/site.stamp requirements/workflows.txt
	$(INSTALL) --require-hashes -r requirements/workflows.txt
	@touch $@

.venv/npm.stamp: requirements/npm/package.json requirements/npm/package-lock.json | .venv/site.stamp
	@mkdir -p .venv/npm && cp $^ .venv/npm
	npm ci --prefix .venv/npm --ignore-scripts --silent
	@touch $@

.venv/lighthouse.stamp: requirements/lighthouse/package.json requirements/lighthouse/package-lock.json | .venv/site.stamp
	@mkdir -p .venv/lighthouse && cp $^ .venv/lighthouse
	npm ci --prefix .venv/lighthouse --ignore-scripts --silent
	@touch $@

.venv/bench.stamp: .venv/site.stamp requirements/bench.txt
	$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

$(PROPERDOCS)/stamp: requirements/engine.txt
	$(PYTHON) -m venv $(PROPERDOCS)
	$(PROPERDOCS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/engine.txt
	@touch $@

$(AUDIT_ENV)/stamp: requirements/audit.txt
	$(PYTHON) -m venv $(AUDIT_ENV)
	$(AUDIT_ENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/audit.txt
	@touch $@

# Pictures of the site for people to look at, in .build/screenshots; SCREENSHOTS=--readme takes the README's anew.
screenshots: .venv/test.stamp browser site
	@$(BIN)/python scripts/screenshots.py site .build/screenshots $(SCREENSHOTS)

# Needs npm. Run after a change of the letters or the version in docs/assets/vendor/fonts/vendor.toml or hooks/atlas/delivery/components.toml.
fonts: .venv/test.stamp
	@$(BIN)/python scripts/vendor_fonts.py

# Needs npm. Run after a change of the versions in requirements/npm/package.json; docs/assets/vendor/scripts holds the result.
scripts: .venv/npm.stamp
	@$(BIN)/python scripts/vendor_scripts.py

# Run after a change of the words in code or templates; then translate what is new in hooks/atlas/locale.
messages: .venv/site.stamp
	@mkdir -p .build
	@$(BIN)/pybabel -q extract --mapping hooks/atlas/locale/extraction.toml --keyword N_ --keyword required:1 --keyword optional:1 --add-location file \
		--ignore-dirs ".build .git .venv site" --output .build/atlas.pot .
	@$(BIN)/pybabel -q update --domain atlas --input-file .build/atlas.pot --output-dir hooks/atlas/locale \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

# After a change of hooks/atlas/delivery: the files for hosts. HOSTS="--mount /atlas/ --output .build/hosts" for a sub-path.
hosts: .venv/site.stamp
	@$(BIN)/python scripts/make_host_files.py $(HOSTS)

# After a change of the model, the rules or the modules: fills in the tables of the documents anew.
references: .venv/site.stamp
	@$(BIN)/python scripts/fill_references.py

# Needs uv. Run after a change of the dependencies in pyproject.toml.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
		--extra build --quiet -o requirements/site.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
		--extra build --extra test --quiet -o requirements/test.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
		--extra workflows --constraint requirements/site.txt --quiet -o requirements/workflows.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
		--extra engine --constraint requirements/site.txt --quiet -o requirements/engine.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
		--extra audit --constraint requirements/site.txt --quiet -o requirements/audit.txt

clean:
	rm -rf .build .cache .venv site
