package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The three lists of containers: names, and what each kind may not have. */
final class Containers {
  private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");
  private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");
  private static final List<String> ONLY_FOR_SERVING =
      List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> NOT_FOR_EPHEMERAL = List.of("ports", "resources", "livenessProbe",
      "readinessProbe", "startupProbe", "lifecycle", "restartPolicy", "resizePolicy");

  private Containers() {}

  static void check(Spot spec, VolumeNames volumes) {
    regular(spec, volumes);
    initial(spec, volumes);
    ephemeral(spec, volumes);
  }

  private static void regular(Spot spec, VolumeNames volumes) {
    var containers = spec.at("containers");
    if (containers.blank()) {
      containers.required("");
      return;
    }
    var names = new HashSet<String>();
    var hostPorts = new HashSet<String>();
    for (var container : containers.items()) {
      common(container, spec, volumes);
      if (!names.add(container.at("name").text())) {
        container.at("name").duplicate();
      }
      Handlers.serving(container, spec.at("terminationGracePeriodSeconds"));
      if (container.at("restartPolicy").present()) {
        container.at("restartPolicy").forbidden("may not be set for non-init containers");
      }
      Ports.hostPorts(container, hostPorts);
    }
  }

  private static void initial(Spot spec, VolumeNames volumes) {
    var names = names(spec.at("containers"));
    for (var container : spec.at("initContainers").items()) {
      common(container, spec, volumes);
      Values.supportedIfPresent(container.at("restartPolicy"), Set.of("Always"));
      var name = container.at("name");
      if (!name.blank() && !names.add(name.text())) {
        name.duplicate();
      }
      Ports.hostPorts(container, new HashSet<>());
      if (container.at("restartPolicy").is("Always")) {
        Handlers.serving(container, spec.at("terminationGracePeriodSeconds"));
      } else {
        ONLY_FOR_SERVING.stream().map(container::at).filter(Spot::present).forEach(field ->
            field.forbidden("may not be set for init containers without restartPolicy=Always"));
      }
    }
  }

  private static void ephemeral(Spot spec, VolumeNames volumes) {
    var others = names(spec.at("containers"));
    others.addAll(names(spec.at("initContainers")));
    var names = new HashSet<>(others);
    for (var container : spec.at("ephemeralContainers").items()) {
      common(container, spec, volumes);
      if (!names.add(container.at("name").text())) {
        container.at("name").duplicate();
      }
      var target = container.at("targetContainerName");
      if (!target.blank() && !others.contains(target.text())) {
        target.notFound();
      }
      NOT_FOR_EPHEMERAL.stream().map(container::at).filter(field -> !field.blank()).forEach(Containers::notHere);
      for (var mount : container.at("volumeMounts").items()) {
        List.of("subPath", "subPathExpr").stream().map(mount::at).filter(path -> !path.blank())
            .forEach(Containers::notHere);
      }
    }
  }

  private static void notHere(Spot field) {
    field.forbidden("cannot be set for an Ephemeral Container");
  }

  private static Set<String> names(Spot containers) {
    var names = new HashSet<String>();
    containers.items().forEach(container -> names.add(container.at("name").text()));
    return names;
  }

  private static void common(Spot container, Spot spec, VolumeNames volumes) {
    var name = container.at("name");
    if (name.blank()) {
      name.required("");
    } else {
      Values.label(name);
    }
    Values.requiredText(container.at("image"));
    Values.oneOf(container.at("terminationMessagePolicy"), MESSAGE_POLICIES);
    Ports.check(container.at("ports"));
    Environment.variables(container.at("env"));
    Environment.sources(container.at("envFrom"));
    VolumeMounts.check(container, volumes);
    Values.oneOf(container.at("imagePullPolicy"), PULL_POLICIES);
    Resources.container(container.at("resources"), spec.at("resourceClaims"));
    Resources.resizing(container.at("resizePolicy"), spec.at("restartPolicy"));
    Security.container(container.at("securityContext"));
  }
}
