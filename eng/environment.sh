# Sourced by the scripts in the root: settings and functions that they share. Not run by itself.
# shellcheck shell=bash

export DOTNET_CLI_TELEMETRY_OPTOUT=1
export DOTNET_NOLOGO=1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export DOTNET_CLI_UI_LANGUAGE=en
# Build nodes that outlive the build keep its output open, and a pipe behind a script would never end.
export MSBUILDDISABLENODEREUSE=1
# A service account may have no home folder, and the SDK needs one.
export HOME="${HOME:-/tmp/dotnetes-home}"

DOTNETES_CONFIGURATION=${DOTNETES_CONFIGURATION:-Release}
BUILD_OPTIONS=(-m:2 -v:q --nologo)

# Ends the script with a sentence that helps when there is no usable SDK.
require_sdk() {
  if ! command -v dotnet >/dev/null 2>&1 && [ -x "$HOME/.dotnet/dotnet" ]; then
    PATH="$HOME/.dotnet:$PATH"
  fi

  if ! command -v dotnet >/dev/null 2>&1; then
    echo "The .NET 10 SDK is missing. Debian, Ubuntu, Fedora: install the package dotnet-sdk-10.0 (https://dot.net/download)." >&2
    exit 1
  fi

  if ! dotnet --version >/dev/null 2>&1; then
    echo "No installed .NET SDK satisfies global.json:" >&2
    dotnet --version >&2 || true
    exit 1
  fi
}

# The .NET name of this machine's platform.
runtime_identifier() {
  case "$(uname -m)" in
    x86_64) echo linux-x64 ;;
    aarch64 | arm64) echo linux-arm64 ;;
    *) echo "unsupported processor $(uname -m)" >&2; return 1 ;;
  esac
}
