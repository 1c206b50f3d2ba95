package dev.keelson.agent.hollow;

import dev.keelson.agent.node.Heartbeats;
import dev.keelson.agent.node.NodeForm;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventSource;
import dev.keelson.orchestrator.client.event.EventWriter;
import dev.keelson.orchestrator.client.informer.Informer;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Hollow nodes that live: all the parts, put together. */
public final class HollowCluster implements AutoCloseable {
  /** Nodes of ours have this label, so that one watch brings just them. */
  static final String LABEL = "hollow.keelson.dev/node";

  /** Pods that have a node; whose it is, the fleet knows. */
  private static final Selection ASSIGNED = Selection.ofFields("spec.nodeName!=");

  private static final int NODES_PER_OCTET = 256;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private HollowCluster() {}

  /**
   * Registers the nodes and begins to run what is on them; returns when all are registered.
   *
   * @param random safe for several threads
   * @param fault hears of what ends the simulation
   */
  public static HollowCluster start(ApiClient client, HollowSettings settings, InstantSource clock,
      RandomGenerator random, Consumer<Throwable> fault) throws InterruptedException {
    var cluster = new HollowCluster();
    var forms = IntStream.rangeClosed(1, settings.nodes()).mapToObj(number -> form(settings, number)).toList();
    var fleet = cluster.fleet(client, settings, forms, clock, random, fault);
    var heartbeats = cluster.add(Heartbeats.start(client, forms, settings.inFlightMax() / 2, clock, random));
    heartbeats.awaitRegistered();
    var nodes = cluster.add(Informer.start(client, ResourceTypes.NODES, new Selection("", LABEL, ""), random));
    nodes.listen((_, after) -> fleet.loop().post(() -> fleet.fleet().nodeChanged(after)));
    nodes.synced().join();
    var pods = cluster.add(Informer.start(client, ResourceTypes.PODS, ASSIGNED, random));
    pods.listen((before, after) -> fleet.loop().post(() -> fleet.fleet().podChanged(before, after)));
    return cluster;
  }

  private record Living(Fleet fleet, Loop loop) {}

  private Living fleet(ApiClient client, HollowSettings settings, List<NodeForm> forms, InstantSource clock,
      RandomGenerator random, Consumer<Throwable> fault) {
    var events = add(EventWriter.start(client, clock));
    var reports = add(Reports.start(client, settings.inFlightMax(), clock));
    var nodes = IntStream.range(0, forms.size()).mapToObj(i -> new HollowNode(forms.get(i), ownNetwork(i),
        settings.events() ? events.recorder(new EventSource("kubelet", forms.get(i).name())) : EventRecorder.NONE))
        .toList();
    var agenda = new Agenda(clock.instant());
    var fleet = new Fleet(nodes, agenda, settings.latency(), random, reports::offer);
    return new Living(fleet, add(Loop.start(agenda, fleet::flush, clock, fault)));
  }

  private static NodeForm form(HollowSettings settings, int number) {
    var name = settings.prefix() + number;
    var address = "172.16." + number / NODES_PER_OCTET + "." + number % NODES_PER_OCTET;
    return new NodeForm(name, address, settings.capacity(), Map.of(LABEL, "true"), HollowSettings.MACHINE);
  }

  /** Beyond what services and podCIDRs usually have. */
  private static String ownNetwork(int index) {
    return "10." + (128 + index / NODES_PER_OCTET) + "." + index % NODES_PER_OCTET + ".0/24";
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Ends the simulation; the nodes stay registered, and are held for dead after a while. */
  @Override
  public void close() {
    for (var part : parts) {
      try {
        part.close();
      } catch (Exception broken) {
        throw new IllegalStateException("cannot close " + part, broken);
      }
    }
    parts.clear();
  }
}
