# The front door: `make run` and `make test` do everything from nothing on Debian 12.
# Elsewhere, install what docs/building.md names; the steps that use apt are skipped.

BUILD := build/release
STAMP := build/.packages
JOBS := $(shell nproc 2>/dev/null || echo 2)

# `killloop` kills the real program again and again while it sells: KILLS=20 SEED=1.
.PHONY: run test build killloop translations format check asan tsan bench clean packages

run: build
	@$(BUILD)/src/cli/neverdrop-cli demo

test: build
	@ctest --test-dir $(BUILD) --output-on-failure --no-tests=error -j$(JOBS)

build: $(BUILD)/build.ninja
	@cmake --build $(BUILD) -- -j$(JOBS)

$(BUILD)/build.ninja: CMakeLists.txt CMakePresets.json | packages
	@cmake --preset release

packages: $(STAMP)

$(STAMP): tools/packages
	@tools/packages
	@mkdir -p build && touch $(STAMP)

# Brings the files of translations/ up to date with the sources; docs/translation.md says what then.
translations: $(BUILD)/build.ninja
	@cmake --build $(BUILD) --target update_translations
	@tools/untranslated translations/*.ts

# Code style, without changing anything.
check:
	@tools/check-format

format:
	@git ls-files '*.cpp' '*.h' | xargs clang-format -i

asan: | packages
	@cmake --preset asan && cmake --build --preset asan && ctest --preset asan -j$(JOBS)

# The engine's threads; Qt itself is not instrumented (tools/tsan.supp says what that hides).
tsan: | packages
	@cmake --preset tsan && cmake --build --preset tsan && \
	  TSAN_OPTIONS="ignore_noninstrumented_modules=1 die_after_fork=0 suppressions=$(CURDIR)/tools/tsan.supp" \
	  ctest --preset tsan -j$(JOBS) -L 'storage|engine|story'

killloop: build
	@python3 tests/e2e/killloop.py $(BUILD)/src/cli/neverdrop-cli $(or $(KILLS),20) $(or $(SEED),1)

# Measurements, about five minutes: docs/benchmarks.md. `make bench ARGS=--quick` only shows that they run.
bench: | packages
	@cmake --preset release -DNEVERDROP_BENCH=ON && cmake --build $(BUILD) -- -j$(JOBS) bench/all && \
	  tools/bench $(BUILD) $(ARGS)

clean:
	@rm -rf build
