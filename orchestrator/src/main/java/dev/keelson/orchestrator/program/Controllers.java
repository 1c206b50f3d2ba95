package dev.keelson.orchestrator.program;

import dev.keelson.api.etcd.Closing;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.election.Election;
import dev.keelson.orchestrator.client.election.Terms;
import dev.keelson.orchestrator.client.event.EventSource;
import dev.keelson.orchestrator.client.event.EventWriter;
import dev.keelson.orchestrator.client.informer.InformerPool;
import dev.keelson.orchestrator.controller.ControlLoop;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.program.ControllerRoster.Entry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The controllers, of which those of one program in the cluster run: the leader's. */
final class Controllers {
  static final ObjectKey LEASE = new ObjectKey("kube-system", "kube-controller-manager");

  private final Accounts accounts;
  private final InformerPool informers;
  private final ControllerRoster roster;
  private final InstantSource clock;
  private final RandomGenerator.SplittableGenerator random;

  /** Who controllers act as. */
  interface Accounts {
    /** The program itself: it may read everything. */
    ApiClient program();

    /** A service account of kube-system. */
    ApiClient account(String name);
  }

  Controllers(Accounts accounts, InformerPool informers, ControllerRoster roster, InstantSource clock,
      RandomGenerator.SplittableGenerator random) {
    this.accounts = accounts;
    this.informers = informers;
    this.roster = roster;
    this.clock = clock;
    this.random = random;
  }

  /** Stands for election; controllers run while this leads. */
  AutoCloseable elect(String identity) {
    return Election.start(accounts.program(), LEASE, identity, Terms.USUAL, clock, this::run);
  }

  /** Runs them now. */
  AutoCloseable run() {
    var parts = new Closing();
    var followed = parts.add(informers.open());
    var events = parts.add(EventWriter.start(accounts.program(), clock));
    for (var entry : roster.wanted()) {
      boolean itself = entry.account().equals(Entry.PROGRAM);
      var client = itself ? accounts.program() : accounts.account(entry.account());
      var source = new EventSource(itself ? entry.name() : entry.account(), "");
      var context = new ControllerContext(client, followed, events.recorder(source), clock, random.split());
      parts.add(ControlLoop.start(entry.make().apply(context), followed, clock));
    }
    return parts;
  }
}
