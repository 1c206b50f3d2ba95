package dev.keelson.agent.hollow;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image's name with all that is usually left out, as containerd resolves it.
 *
 * @param registry such as {@code docker.io}
 * @param path such as {@code library/nginx}
 * @param tag with its colon or, for a digest, its at sign
 */
record ImageName(String registry, String path, String tag) {
  private static final Pattern VALID = Pattern.compile(
      "(?:[A-Za-z0-9.-]+(?::\\d+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*"
          + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?(?:@sha256:[0-9a-f]+)?");

  /** Why no runtime would take this text for an image; empty when one would. */
  static Optional<String> objection(String text) {
    return VALID.matcher(text).matches() ? Optional.empty() : Optional.of("couldn't parse image name \"" + text
        + "\": invalid reference format");
  }

  static ImageName of(String text) {
    int slash = text.indexOf('/');
    var first = slash < 0 ? "" : text.substring(0, slash);
    boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
    var registry = named ? first : "docker.io";
    var rest = named ? text.substring(slash + 1) : text;
    int end = rest.indexOf('@') >= 0 ? rest.indexOf('@') : rest.lastIndexOf(':');
    var path = end < 0 ? rest : rest.substring(0, end);
    var full = registry.equals("docker.io") && !path.contains("/") ? "library/" + path : path;
    return new ImageName(registry, full, end < 0 ? ":latest" : rest.substring(end));
  }

  /** The last part of the path. */
  String family() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** {@code docker.io/library/nginx}. */
  String repository() {
    return registry + "/" + path;
  }

  @Override
  public String toString() {
    return repository() + tag;
  }
}
