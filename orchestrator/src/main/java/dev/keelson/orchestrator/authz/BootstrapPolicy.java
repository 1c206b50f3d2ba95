package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The roles and bindings that a cluster begins with, read from {@code bootstrap-rbac.txt}, which says how. */
public final class BootstrapPolicy {
  private static final String RESOURCE = "bootstrap-rbac.txt";

  /** An object and its kind, ready to be written. */
  public record Item(RbacKind kind, ObjectNode object) {}

  private final List<Item> items = new ArrayList<>();

  private BootstrapPolicy() {}

  /** Cluster roles first, bindings last. */
  public static List<Item> load() {
    try (var in = Objects.requireNonNull(BootstrapPolicy.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static List<Item> parse(String text) {
    var policy = new BootstrapPolicy();
    for (var line : text.split("\n", -1)) {
      if (line.startsWith("  ")) {
        policy.items.getLast().object().withArray("rules").add(rule(line.strip()).toJson());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        policy.items.add(item(line.split(" ", -1)));
      }
    }
    return List.copyOf(policy.items);
  }

  private static Item item(String[] words) {
    return switch (words[0]) {
      case "clusterrole" -> new Item(RbacKind.CLUSTER_ROLE, clusterRole(words));
      case "role" -> new Item(RbacKind.ROLE, RbacObjects.create(RbacKind.ROLE, words[1], words[2]));
      case "clusterrolebinding" -> new Item(RbacKind.CLUSTER_ROLE_BINDING, RbacObjects.binding(
          RbacKind.CLUSTER_ROLE_BINDING, "", words[1], words[2], rest(words, 3)));
      case "rolebinding" -> new Item(RbacKind.ROLE_BINDING, RbacObjects.binding(
          RbacKind.ROLE_BINDING, words[1], words[2], words[3], rest(words, 4)));
      default -> throw new IllegalArgumentException(RESOURCE + ": " + words[0] + "?");
    };
  }

  private static ObjectNode clusterRole(String[] words) {
    var role = RbacObjects.create(RbacKind.CLUSTER_ROLE, "", words[1]);
    for (int i = 2; i < words.length; i += 2) {
      switch (words[i]) {
        case "aggregate-to" -> role.withObject("/metadata/labels").put(Aggregation.LABEL_PREFIX + words[i + 1], "true");
        case "aggregates" -> role.withObject("/aggregationRule").withArray("clusterRoleSelectors").addObject()
            .putObject("matchLabels").put(Aggregation.LABEL_PREFIX + words[i + 1], "true");
        default -> throw new IllegalArgumentException(RESOURCE + ": " + words[i] + "?");
      }
    }
    return role;
  }

  private static List<String> rest(String[] words, int from) {
    return Arrays.asList(words).subList(from, words.length);
  }

  private static Rule rule(String line) {
    int blank = line.indexOf(' ');
    var verbs = List.of(line.substring(0, blank).split(",", -1));
    var what = line.substring(blank + 1);
    if (what.startsWith("urls ")) {
      return Rule.onUrls(verbs, words(what.substring("urls ".length())));
    }
    int colon = what.indexOf(": ");
    var groups = Arrays.stream(what.substring(0, colon).split(",", -1)).map(BootstrapPolicy::group).toList();
    var parts = what.substring(colon + 2).split(" \\| ", 2);
    return new Rule(verbs, groups, words(parts[0]), parts.length == 2 ? words(parts[1]) : List.of(), List.of());
  }

  private static String group(String name) {
    return name.equals("core") ? "" : name;
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}
