package dev.keelson.orchestrator.scheduler.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.admission.pod.Containers;
import dev.keelson.orchestrator.admission.pod.PodAmounts;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Quantity;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pods from JSON. */
public final class PodReader {
  /** What a container counts with that asks for nothing (kube-scheduler's non-zero requests). */
  private static final Amounts LITTLE =
      new Amounts(Map.of("cpu", Quantity.parse("100m"), "memory", Quantity.parse("200Mi")));

  private PodReader() {}

  public static PodInfo read(JsonNode pod) {
    var spec = pod.path("spec");
    var labels = NodeReader.texts(pod.path("metadata").path("labels"));
    var id = new PodId(Metadata.namespace(pod), Metadata.name(pod), Metadata.uid(pod), labels, owner(pod));
    return new PodInfo(id, demand(pod), new WishReader(spec, id.namespace(), labels).read(), standing(pod));
  }

  /** Whether it has given back all that it took: it ran to its end. */
  public static boolean isOver(JsonNode pod) {
    var phase = pod.path("status").path("phase").asText("");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private static Optional<PodId.Owner> owner(JsonNode pod) {
    for (var owner : pod.path("metadata").path("ownerReferences")) {
      if (owner.path("controller").asBoolean(false)) {
        return Optional.of(new PodId.Owner(owner.path("apiVersion").asText(""), owner.path("kind").asText(""),
            owner.path("name").asText(""), owner.path("uid").asText("")));
      }
    }
    return Optional.empty();
  }

  private static PodDemand demand(JsonNode pod) {
    var spec = pod.path("spec");
    var containers = Stream.concat(Containers.initial(spec).stream(), Containers.regular(spec).stream()).toList();
    return new PodDemand(Resources.of(PodAmounts.requests(spec)), Resources.of(PodAmounts.requests(spec, LITTLE)),
        ports(spec), containers.stream().map(container -> image(container.path("image").asText(""))).toList(),
        claims(pod));
  }

  /** Initial containers give theirs back, unless they stay (sidecars). */
  private static List<HostPort> ports(JsonNode spec) {
    var sidecars = Containers.initial(spec).stream()
        .filter(container -> container.path("restartPolicy").asText("").equals("Always"));
    var ports = new ArrayList<HostPort>();
    for (var container : Stream.concat(sidecars, Containers.regular(spec).stream()).toList()) {
      for (var port : container.path("ports")) {
        if (port.path("hostPort").asInt(0) > 0) {
          var ip = port.path("hostIP").asText("");
          ports.add(new HostPort(ip.isEmpty() ? HostPort.ANY : ip, port.path("protocol").asText("TCP"),
              port.path("hostPort").asInt()));
        }
      }
    }
    return List.copyOf(ports);
  }

  /** As nodes name it: never without a tag. */
  private static String image(String name) {
    return name.lastIndexOf(':') <= name.lastIndexOf('/') ? name + ":latest" : name;
  }

  private static List<PodDemand.VolumeClaim> claims(JsonNode pod) {
    var claims = new ArrayList<PodDemand.VolumeClaim>();
    for (var volume : pod.path("spec").path("volumes")) {
      if (volume.has("persistentVolumeClaim")) {
        var name = volume.path("persistentVolumeClaim").path("claimName").asText("");
        claims.add(new PodDemand.VolumeClaim(name, false));
      } else if (volume.has("ephemeral")) {
        var name = Metadata.name(pod) + "-" + volume.path("name").asText("");
        claims.add(new PodDemand.VolumeClaim(name, true));
      }
    }
    return List.copyOf(claims);
  }

  private static PodStanding standing(JsonNode pod) {
    var spec = pod.path("spec");
    var status = pod.path("status");
    var started = status.path("startTime").asText(Metadata.text(pod, "creationTimestamp"));
    return new PodStanding(spec.path("nodeName").asText(""), status.path("nominatedNodeName").asText(""),
        spec.path("priority").asInt(0), !spec.path("preemptionPolicy").asText("").equals("Never"),
        Metadata.isDeleting(pod), started.isEmpty() ? Instant.EPOCH : Times.parse(started));
  }
}
