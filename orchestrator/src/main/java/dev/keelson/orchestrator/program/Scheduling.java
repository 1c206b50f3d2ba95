package dev.keelson.orchestrator.program;

import dev.keelson.api.etcd.Closing;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.election.Election;
import dev.keelson.orchestrator.client.election.Terms;
import dev.keelson.orchestrator.client.event.EventSource;
import dev.keelson.orchestrator.client.event.EventWriter;
import dev.keelson.orchestrator.client.informer.InformerPool;
import dev.keelson.orchestrator.scheduler.LiveScheduler;
import dev.keelson.orchestrator.scheduler.profile.SchedulerConfiguration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The scheduler, which works in one program of the cluster: the leader's. */
final class Scheduling {
  static final ObjectKey LEASE = new ObjectKey("kube-system", "kube-scheduler");

  private final ApiClient client;
  private final InformerPool informers;
  private final SchedulerConfiguration configuration;
  private final InstantSource clock;
  private final RandomGenerator.SplittableGenerator random;

  Scheduling(ApiClient client, InformerPool informers, SchedulerConfiguration configuration, InstantSource clock,
      RandomGenerator.SplittableGenerator random) {
    this.client = client;
    this.informers = informers;
    this.configuration = configuration;
    this.clock = clock;
    this.random = random;
  }

  /** Stands for election; pods are scheduled while this leads. */
  AutoCloseable elect(String identity) {
    return Election.start(client, LEASE, identity, Terms.USUAL, clock, this::run);
  }

  /** Schedules now. */
  AutoCloseable run() {
    var parts = new Closing();
    var followed = parts.add(informers.open());
    var events = parts.add(EventWriter.start(client, clock)).recorder(new EventSource("default-scheduler", ""));
    parts.add(LiveScheduler.start(client, followed, events, configuration, clock, random.split()));
    return parts;
  }
}
