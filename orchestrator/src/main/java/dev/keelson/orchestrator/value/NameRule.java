package dev.keelson.orchestrator.value;

import java.util.List;

/** What the objects of a kind may be called. */
public enum NameRule {
  SUBDOMAIN,
  LABEL,
  /** DNS-1035: services. */
  OLD_LABEL,
  PATH_SEGMENT;

  public List<String> problems(String name) {
    return switch (this) {
      case SUBDOMAIN -> Names.subdomain(name);
      case LABEL -> Names.label(name);
      case OLD_LABEL -> Names.oldLabel(name);
      case PATH_SEGMENT -> Names.pathSegment(name);
    };
  }

  /** Of {@code generateName}, which gets letters behind it: it may end with a dash. */
  public List<String> prefixProblems(String prefix) {
    return this == PATH_SEGMENT ? Names.pathSegmentPrefix(prefix) : problems(withoutLastDash(prefix));
  }

  private static String withoutLastDash(String prefix) {
    return prefix.length() > 1 && prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 2) + "a" : prefix;
  }
}
