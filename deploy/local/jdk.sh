# Sourced by ./mvn and ./netspace: exports JAVA_HOME of a JDK 25 or newer, or stops with one sentence;
# and a locale in which file names may have letters beyond ASCII, which the plain one has not.
# Variables that add options are unset for the question alone: Java reports them before its version.
plain_java() { env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS -u _JAVA_OPTIONS "$@" 2>&1; }
release_of() { plain_java "$1/bin/java" -version | sed -nE 's/^[^ ]+ version "([0-9]+).*/\1/p'; }
fits() { [ -n "${1:-}" ] && [ -x "$1/bin/javac" ] && [ "$(release_of "$1")" -ge 25 ] 2>/dev/null; }

choose_jdk() {
  local candidate
  if [ -n "${NETSPACE_JAVA_HOME:-}" ]; then
    fits "$NETSPACE_JAVA_HOME" && { echo "$NETSPACE_JAVA_HOME"; return; }
    echo "NETSPACE_JAVA_HOME ($NETSPACE_JAVA_HOME) is not a JDK 25 or newer; point it to one, or unset it." >&2
    return 1
  fi
  for candidate in "${JAVA_HOME:-}" \
    "$(plain_java java -XshowSettings:properties -version | sed -nE 's/^ *java\.home = (.*)/\1/p')" \
    /usr/lib/jvm/*25* \
    "$( [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25+ 2>/dev/null)"; do
    fits "$candidate" && { echo "$candidate"; return; }
  done
  echo "netspace needs JDK 25 or newer; install one (Debian: temurin-25-jdk) or set NETSPACE_JAVA_HOME to it." >&2
  return 1
}

JAVA_HOME=$(choose_jdk) || exit 2
export JAVA_HOME

case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
