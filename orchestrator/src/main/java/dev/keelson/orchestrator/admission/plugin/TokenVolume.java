package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.pod.Containers;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The volume with a service account's token, the cluster's certificate and the namespace. */
final class TokenVolume {
  private static final String PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final String PREFIX = "kube-api-access-";
  /** Letters that make no words (apimachinery's util/rand). */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final int SUFFIX_LETTERS = 5;
  private static final int MODE = 0644;
  /** An hour, and a little that tells these tokens from those that somebody asked an hour for. */
  private static final int TOKEN_SECONDS = 3607;

  private final RandomGenerator random;

  TokenVolume(RandomGenerator random) {
    this.random = random;
  }

  /** Adds the volume, unless all containers have something else in its place. */
  void mount(ObjectNode spec) {
    var name = existing(spec);
    var used = name.isEmpty() ? PREFIX + suffix() : name;
    boolean mounted = false;
    var containers = new ArrayList<>(Containers.initial(spec));
    containers.addAll(Containers.regular(spec));
    for (var container : containers) {
      mounted |= mount(container, used);
    }
    if (mounted && name.isEmpty()) {
      add(spec, used);
    }
  }

  private static String existing(JsonNode spec) {
    for (var volume : spec.path("volumes")) {
      var name = volume.path("name").asText("");
      if (name.startsWith(PREFIX)) {
        return name;
      }
    }
    return "";
  }

  private static boolean mount(ObjectNode container, String volume) {
    for (var mount : container.path("volumeMounts")) {
      if (mount.path("mountPath").asText("").equals(PATH)) {
        return false;
      }
    }
    container.withArrayProperty("volumeMounts").addObject()
        .put("name", volume).put("readOnly", true).put("mountPath", PATH);
    return true;
  }

  private static void add(ObjectNode spec, String name) {
    var volume = spec.withArrayProperty("volumes").addObject().put("name", name).putObject("projected");
    var sources = volume.putArray("sources");
    sources.addObject().putObject("serviceAccountToken").put("expirationSeconds", TOKEN_SECONDS).put("path", "token");
    var authority = sources.addObject().putObject("configMap").put("name", "kube-root-ca.crt");
    authority.putArray("items").addObject().put("key", "ca.crt").put("path", "ca.crt");
    var namespace = sources.addObject().putObject("downwardAPI").putArray("items").addObject();
    namespace.put("path", "namespace");
    namespace.putObject("fieldRef").put("apiVersion", "v1").put("fieldPath", "metadata.namespace");
    volume.put("defaultMode", MODE);
  }

  private String suffix() {
    return random.ints(SUFFIX_LETTERS, 0, LETTERS.length()).mapToObj(i -> LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
