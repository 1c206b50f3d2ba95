package dev.keelson.orchestrator.resource;

/**
 * An API group in one version.
 *
 * @param group empty for the core group
 */
public record GroupVersion(String group, String version) {
  /** Reads {@code apps/v1} or {@code v1}. */
  public static GroupVersion of(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new GroupVersion("", text)
        : new GroupVersion(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Below the server's root: {@code api/v1}, {@code apis/apps/v1}. */
  public String path() {
    return (group.isEmpty() ? "api/" : "apis/") + this;
  }

  /** As {@code apiVersion} has it. */
  @Override
  public String toString() {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
