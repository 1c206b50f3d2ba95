package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.pod.Containers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Profiles that confine processes: AppArmor, SELinux, seccomp. */
final class ProfileChecks {
  private static final Set<String> CONFINED = Set.of("RuntimeDefault", "Localhost");
  private static final Set<String> CONTAINER_TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t");
  /** Since 1.31. */
  private static final String ENGINE_TYPE = "container_engine_t";
  private static final int ENGINE_SINCE = 31;
  private static final String APP_ARMOR_PREFIX = "container.apparmor.security.beta.kubernetes.io/";
  private static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String SECCOMP_PREFIX = "container.seccomp.security.alpha.kubernetes.io/";

  private ProfileChecks() {}

  static Optional<Finding> appArmor(PodView pod) {
    var types = types(pod, "appArmorProfile");
    var setters = setters(pod, "appArmorProfile");
    var annotations = new TreeSet<String>();
    for (var annotation : pod.metadata().path("annotations").properties()) {
      var profile = annotation.getValue().asText("");
      boolean confined = profile.isEmpty() || profile.equals("runtime/default") || profile.startsWith("localhost/");
      if (annotation.getKey().startsWith(APP_ARMOR_PREFIX) && !confined) {
        annotations.add(annotation.getKey() + "=\"" + profile + "\"");
      }
    }
    var values = new ArrayList<>(types);
    values.addAll(annotations);
    var all = new ArrayList<String>();
    if (!setters.isEmpty()) {
      all.add(setters);
    }
    if (!annotations.isEmpty()) {
      all.add(Wording.count("annotation", annotations));
    }
    return all.isEmpty() ? Finding.NOTHING : Finding.of(Wording.count("forbidden AppArmor profile", values),
        String.join(" and ", all) + " must not set AppArmor profile type to " + Wording.quoted(values));
  }

  static Optional<Finding> seLinux(PodView pod, int minor) {
    var setters = Wording.setters(
        isUnusual(pod.spec(), minor), pod.named(container -> isUnusual(container, minor)));
    if (setters.isEmpty()) {
      return Finding.NOTHING;
    }
    var owners = new ArrayList<JsonNode>(List.of(pod.spec()));
    owners.addAll(pod.containers());
    var types = new TreeSet<String>();
    owners.stream().map(ProfileChecks::seLinuxType).filter(type -> !isContainerType(type, minor)).forEach(types::add);
    var faults = new ArrayList<String>();
    if (!types.isEmpty()) {
      faults.add(Wording.count("type", types) + " " + Wording.quoted(types));
    }
    for (var field : List.of("user", "role")) {
      if (owners.stream().anyMatch(owner -> isSet(owner, field))) {
        faults.add(field + " may not be set");
      }
    }
    return Finding.of("seLinuxOptions",
        setters + " set forbidden securityContext.seLinuxOptions: " + String.join("; ", faults));
  }

  /** Before 1.19 there were annotations only. */
  static Optional<Finding> seccompAnnotations(PodView pod) {
    var forbidden = new TreeSet<String>();
    var keys = new ArrayList<>(List.of(SECCOMP_POD));
    pod.containers().forEach(container -> keys.add(SECCOMP_PREFIX + Containers.name(container)));
    for (var key : keys) {
      var profile = pod.metadata().path("annotations").path(key).asText("runtime/default");
      boolean confined = profile.equals("runtime/default") || profile.equals("docker/default")
          || profile.startsWith("localhost/");
      if (!confined) {
        forbidden.add(key + "=\"" + profile + "\"");
      }
    }
    return forbidden.isEmpty() ? Finding.NOTHING : Finding.of("seccompProfile",
        "forbidden " + Wording.count("annotation", forbidden) + " " + String.join(", ", forbidden));
  }

  static Optional<Finding> seccomp(PodView pod) {
    var setters = setters(pod, "seccompProfile");
    return setters.isEmpty() ? Finding.NOTHING : Finding.of("seccompProfile", setters
        + " must not set securityContext.seccompProfile.type to " + Wording.quoted(types(pod, "seccompProfile")));
  }

  static Optional<Finding> seccompRequired(PodView pod) {
    var bad = seccomp(pod);
    if (bad.isPresent() || pod.security().has("seccompProfile")) {
      return bad;
    }
    var unconfined = pod.named(container -> !PodView.security(container).has("seccompProfile"));
    return unconfined.isEmpty() ? Finding.NOTHING : Finding.of("seccompProfile", "pod or "
        + Wording.containers(unconfined) + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or"
        + " \"Localhost\"");
  }

  private static String setters(PodView pod, String profile) {
    return Wording.setters(isUnconfined(pod.spec(), profile),
        pod.named(container -> isUnconfined(container, profile)));
  }

  private static Set<String> types(PodView pod, String profile) {
    var owners = new ArrayList<JsonNode>(List.of(pod.spec()));
    owners.addAll(pod.containers());
    var types = new TreeSet<String>();
    owners.stream().filter(owner -> isUnconfined(owner, profile))
        .forEach(owner -> types.add(PodView.security(owner).path(profile).path("type").asText("")));
    return types;
  }

  private static boolean isUnconfined(JsonNode owner, String profile) {
    var set = PodView.security(owner).path(profile);
    return set.isObject() && !CONFINED.contains(set.path("type").asText(""));
  }

  private static boolean isUnusual(JsonNode owner, int minor) {
    return !isContainerType(seLinuxType(owner), minor) || isSet(owner, "user") || isSet(owner, "role");
  }

  private static boolean isContainerType(String type, int minor) {
    return CONTAINER_TYPES.contains(type) || (minor >= ENGINE_SINCE && type.equals(ENGINE_TYPE));
  }

  private static String seLinuxType(JsonNode owner) {
    return PodView.security(owner).path("seLinuxOptions").path("type").asText("");
  }

  private static boolean isSet(JsonNode owner, String field) {
    return !PodView.security(owner).path("seLinuxOptions").path(field).asText("").isEmpty();
  }
}
