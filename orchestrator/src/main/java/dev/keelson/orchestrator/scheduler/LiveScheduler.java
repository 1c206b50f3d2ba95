package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.scheduler.profile.SchedulerConfiguration;
import dev.keelson.orchestrator.scheduler.queue.Backoff;
import dev.keelson.orchestrator.scheduler.queue.QueuedPod;
import dev.keelson.orchestrator.scheduler.queue.SchedulingQueue;
import dev.keelson.orchestrator.scheduler.snapshot.ClusterState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Schedules until it is closed: hears what there is, takes the pod whose turn it is, places it, goes on. */
public final class LiveScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveScheduler.class);

  private static final List<ResourceType> VOLUME_TYPES = List.of(ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
      ResourceTypes.PERSISTENT_VOLUMES, ResourceTypes.STORAGE_CLASSES);

  private final Inbox inbox = new Inbox();
  private final InstantSource clock;
  private final SchedulingQueue queue;
  private final Observation observation;
  private final Cycle cycle;
  private final Indexer pods;
  private final Thread thread;

  private LiveScheduler(Cycle.Doors doors, Informers informers, SchedulerConfiguration configuration) {
    this.clock = doors.clock();
    var state = new ClusterState();
    queue = new SchedulingQueue(new Backoff(configuration.backoffMin(), configuration.backoffMax()));
    pods = informers.of(ResourceTypes.PODS);
    var profiles = configuration.profiles();
    observation = new Observation(pods, informers.of(ResourceTypes.NODES), state, queue, profiles::containsKey);
    cycle = new Cycle(doors, state, queue, inbox, new InformedSurroundings(informers), informers, profiles);
    thread = Thread.ofPlatform().name("scheduler").daemon().unstarted(() -> run(informers.synced()));
  }

  /** Starts; the first pod is placed when all that there is is known. */
  public static LiveScheduler start(ApiClient client, Informers informers, EventRecorder events,
      SchedulerConfiguration configuration, InstantSource clock, RandomGenerator random) {
    var scheduler = new LiveScheduler(new Cycle.Doors(client, events, clock, random), informers, configuration);
    scheduler.listen(informers);
    scheduler.thread.start();
    return scheduler;
  }

  private void listen(Informers informers) {
    informers.listen(ResourceTypes.PODS, (before, after) -> tell(before, after, Inbox.Item.Pod::new));
    informers.listen(ResourceTypes.NODES, (before, after) -> tell(before, after, Inbox.Item.Node::new));
    for (var type : VOLUME_TYPES) {
      informers.listen(type, (_, _) -> inbox.put(new Inbox.Item.Volumes()));
    }
  }

  private void tell(Optional<ObjectNode> before, Optional<ObjectNode> after, Function<ObjectKey, Inbox.Item> item) {
    Stream.of(before, after).flatMap(Optional::stream).map(ObjectKey::of).distinct().map(item).forEach(inbox::put);
  }

  /** Afterwards nothing is decided any more, and what was decided has been carried out. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    cycle.close();
  }

  private void run(CompletableFuture<Void> synced) {
    try {
      synced.join();
      while (!Thread.currentThread().isInterrupted()) {
        inbox.take(patience()).forEach(this::look);
        var next = queue.poll(clock.instant());
        if (next.isPresent()) {
          schedule(next.get());
        }
      }
    } catch (InterruptedException | CompletionException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until a pod's time has come. */
  private Duration patience() {
    var now = clock.instant();
    return queue.nextWake()
        .map(wake -> wake.isAfter(now) ? Duration.between(now, wake) : Duration.ZERO)
        .filter(wait -> wait.compareTo(Limits.IDLE_MAX) < 0).orElse(Limits.IDLE_MAX);
  }

  private void look(Inbox.Item item) {
    var now = clock.instant();
    switch (item) {
      case Inbox.Item.Pod(var key) -> observation.pod(key, now);
      case Inbox.Item.Node(var key) -> observation.node(key, now);
      case Inbox.Item.Volumes _ -> observation.volumes(now);
      case Inbox.Item.Returned(var then) -> then.run();
    }
  }

  private void schedule(QueuedPod queued) throws InterruptedException {
    var id = queued.pod().id();
    var object = pods.get(new ObjectKey(id.namespace(), id.name()))
        .filter(pod -> Metadata.uid(pod).equals(id.uid()) && !Metadata.isDeleting(pod));
    if (object.isEmpty()) {
      queue.remove(id.uid());
      return;
    }
    try {
      cycle.schedule(queued.pod(), object.get());
    } catch (RuntimeException broken) {
      // One pod that cannot be reckoned with must not keep the others from their nodes.
      LOG.error("cannot schedule {}; it is tried again", id.path(), broken);
      queue.retry(id.uid(), clock.instant());
    }
  }
}
