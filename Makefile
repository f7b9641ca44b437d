# The front door: `make run` and `make test` do everything from nothing on Debian 12.
# Elsewhere, install what docs/building.md names; the steps that use apt are skipped.

BUILD := build/release
STAMP := build/.packages
JOBS := $(shell nproc 2>/dev/null || echo 2)

# `killloop` kills the real program again and again while it sells: KILLS=20 SEED=1.
.PHONY: run test build killloop translations format check asan tsan bench clean packages package package-check \
  installer-check screenshots

# The window with the demo shop where there is a display (on Windows and macOS there always is), else the story told
# on the terminal.
run: build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" != Linux ]; then \
	  $(BUILD)/src/app/neverdrop --demo; else $(BUILD)/src/cli/neverdrop-cli demo; fi

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

# Pictures of every page, both languages, light and dark, into build/screenshots: look at them before a release.
screenshots: build
	@tools/screenshots $(BUILD)/src/app/neverdrop build/screenshots

# build/package/neverdrop_*.deb
package: build
	@cpack --config $(BUILD)/CPackConfig.cmake

# As root: the .deb in a fresh minimal Debian, started there.
package-check: package
	@tests/e2e/package.sh build/package/neverdrop_*.deb

# That the Windows installer's script compiles; needs makensis.
installer-check:
	@mkdir -p build/installer && printf 'stand-in\n' > build/installer/neverdrop.exe && \
	  makensis -V2 -DSOURCE=$(CURDIR)/build/installer -DOUT=$(CURDIR)/build/installer/setup.exe installer/windows/neverdrop.nsi

# Measurements, about five minutes: docs/benchmarks.md. `make bench ARGS=--quick` only shows that they run.
bench: | packages
	@cmake --preset release -DNEVERDROP_BENCH=ON && cmake --build $(BUILD) -- -j$(JOBS) bench/all && \
	  tools/bench $(BUILD) $(ARGS)

clean:
	@rm -rf build
