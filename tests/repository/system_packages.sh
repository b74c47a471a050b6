#!/bin/sh
# The tests drive Chromium and lint the workflows with Node.js. Root on Debian gets what is missing;
# everyone else is told its name, since a test run should not ask for a password.
set -eu

any() {
    for command in "$@"; do
        if command -v "$command" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

browser="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
packages=""
if ! any chromium chromium-browser google-chrome google-chrome-stable "$browser"; then
    packages="$packages chromium"
fi
if ! any chromedriver; then packages="$packages chromium-driver"; fi
if ! any node; then packages="$packages nodejs"; fi
if ! any npm; then packages="$packages npm"; fi
if [ -z "$packages" ]; then exit 0; fi

if any apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing$packages"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # one word a package
    if apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends $packages >/dev/null; then
        exit 0
    fi
fi

if any apt-get; then
    echo "The tests need:$packages. Install them: sudo apt install$packages" >&2
elif any brew; then
    echo "The tests need:$packages. Install them: brew install node; brew install --cask google-chrome chromedriver" >&2
else
    echo "The tests need:$packages. Install Chromium or Google Chrome with chromedriver, and Node.js with npm." >&2
fi
exit 1
