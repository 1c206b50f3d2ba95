# Finds Java, for the programs in bin/. Read by sh, in which each step is one that the shell does by itself where it can: a
# process that is not started saves two milliseconds.

# The release file tells a JDK's version without starting it (starting costs 40 ms).
is_java_25() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] && while IFS= read -r line; do
    case $line in
      'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*) return 0 ;;
    esac
  done <"$1/release"
  return 1
}

# find_java PROGRAM: sets java_home, or ends PROGRAM with a sentence.
find_java() {
  for candidate in "${KEELSON_JAVA_HOME:-}" "${JAVA_HOME:-}" \
    /usr/lib/jvm/*25* /usr/local/lib/jvm/*25* /opt/java/* /opt/*jdk*25*; do
    if [ -n "$candidate" ] && is_java_25 "$candidate"; then
      java_home=$candidate
      return 0
    fi
  done
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  if [ -n "$on_path" ] && is_java_25 "$on_path"; then
    java_home=$on_path
    return 0
  fi
  echo "$1: no Java 25 found in KEELSON_JAVA_HOME (${KEELSON_JAVA_HOME:-not set}), JAVA_HOME" \
    "(${JAVA_HOME:-not set}), PATH, /usr/lib/jvm, /usr/local/lib/jvm or /opt: install a JRE or JDK 25 (for example" \
    "temurin-25-jre, or openjdk-25-jre-headless) or set KEELSON_JAVA_HOME to one." >&2
  exit 1
}
