package dev.keelson.orchestrator.controller.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.controller.ControlLoop;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.live.TestKubelet;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs on a real API server, with a kubelet that does what the test wants. */
final class JobControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "pi");

  /** Far more than any of these jobs takes. */
  private static final int STEPS_MAX = 20_000;

  @TempDir
  private Path directory;

  private final Set<String> succeeded = new HashSet<>();
  private final Set<String> failed = new HashSet<>();
  private final AtomicInteger passes = new AtomicInteger();

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 3);
  }

  private static ObjectNode job(String spec) {
    return Yaml.object("""
        {metadata: {name: 'pi', namespace: 'default'}, spec: {%s, template: {metadata: {labels: {app: 'pi'}},
         spec: {restartPolicy: 'Never', containers: [{name: 'c', image: 'i'}]}}}}""".formatted(spec));
  }

  /** An hour ahead: no pod that has failed is waited for. */
  private static JobController impatient(ControllerContext context) {
    return new JobController(new ControllerContext(context.client(), context.informers(), context.events(),
        () -> Clock.systemUTC().instant().plus(Duration.ofHours(1)), context.random()));
  }

  private ControlLoop run(LiveApi api, long seed) {
    return api.run("job-controller", seed, context -> new Counted(impatient(context), passes));
  }

  /** Says how many passes go on: one that has begun goes on for a moment after its loop was closed. */
  private record Counted(Controller controller, AtomicInteger passes) implements Controller {
    @Override
    public String name() {
      return controller.name();
    }

    @Override
    public void watch(Sources sources) {
      controller.watch(sources);
    }

    @Override
    public Outcome reconcile(ObjectKey key) {
      passes.incrementAndGet();
      try {
        return controller.reconcile(key);
      } finally {
        passes.decrementAndGet();
      }
    }
  }

  /** As when the lead changes hands: nobody acts any more, and the next one begins with what there is. */
  private void awaitSilence(LiveApi api) {
    for (int attempt = 0; attempt < STEPS_MAX; attempt++) {
      boolean silent = passes.get() == 0;
      var cached = api.informers().of(ResourceTypes.PODS).all().stream().map(Metadata::resourceVersion).sorted();
      var stored = pods(api.admin()).stream().map(Metadata::resourceVersion).sorted();
      if (silent && passes.get() == 0 && cached.toList().equals(stored.toList())) {
        return;
      }
    }
    throw new AssertionError("the cache does not come to what is stored");
  }

  private static List<ObjectNode> pods(ApiClient client) {
    return client.list(ResourceTypes.PODS, Selection.of("default")).items();
  }

  private static boolean isFinished(ObjectNode job) {
    return new Job(job).isFinished();
  }

  @Test
  void a_job_runs_its_pods_and_completes() {
    try (var api = LiveApi.start(directory)) {
      var kubelet = new TestKubelet(api.admin());
      run(api, 1);
      api.admin().create(ResourceTypes.JOBS, "default", job("parallelism: 2, completions: 3"));
      var job = drive(api.admin(), pod -> kubelet.end(pod, 0));
      assertEquals(3, job.path("status").path("succeeded").asInt());
      assertEquals(0, job.path("status").path("active").asInt());
      assertEquals("{}", job.path("status").path("uncountedTerminatedPods").toString());
      assertEquals(List.of("SuccessCriteriaMet", "Complete"),
          job.path("status").path("conditions").valueStream().map(each -> each.path("type").asText()).toList());
      assertEquals("CompletionsReached", Conditions.find(job, "Complete").orElseThrow().path("reason").asText());
      assertTrue(pods(api.admin()).stream().allMatch(pod -> Metadata.finalizers(pod).isEmpty()));
    }
  }

  @Test
  void each_index_gets_its_pod() {
    try (var api = LiveApi.start(directory)) {
      var kubelet = new TestKubelet(api.admin());
      run(api, 1);
      api.admin().create(ResourceTypes.JOBS, "default",
          job("completionMode: 'Indexed', parallelism: 2, completions: 3, backoffLimitPerIndex: 1"));
      var job = drive(api.admin(), pod -> kubelet.end(pod, new JobPod(pod).index().orElseThrow() == 1 ? 1 : 0));
      assertEquals("0,2", job.path("status").path("completedIndexes").asText());
      assertEquals("1", job.path("status").path("failedIndexes").asText());
      assertEquals(2, job.path("status").path("failed").asInt());
      assertEquals("FailedIndexes", Conditions.find(job, "Failed").orElseThrow().path("reason").asText());
      var pod = pods(api.admin()).getFirst();
      var index = pod.path("metadata").path("labels").path(JobPod.INDEX).asText();
      assertEquals("pi-" + index, pod.path("spec").path("hostname").asText());
      assertTrue(Metadata.name(pod).startsWith("pi-" + index + "-"));
    }
  }

  @Test
  void a_job_that_fails_too_often_stops_its_pods() {
    try (var api = LiveApi.start(directory)) {
      var kubelet = new TestKubelet(api.admin());
      run(api, 1);
      api.admin().create(ResourceTypes.JOBS, "default", job("parallelism: 2, completions: 2, backoffLimit: 0"));
      var first = new String[] {""};
      var job = drive(api.admin(), pod -> {
        first[0] = first[0].isEmpty() ? Metadata.uid(pod) : first[0];
        if (Metadata.uid(pod).equals(first[0])) {
          kubelet.end(pod, 1);
        } else if (Pods.isDeleting(pod)) {
          kubelet.remove(pod);
        }
      });
      assertEquals("BackoffLimitExceeded", Conditions.find(job, "Failed").orElseThrow().path("reason").asText());
      assertEquals(2, job.path("status").path("failed").asInt());
    }
  }

  /** Lets the kubelet do something with each pod until the job has finished. */
  private static ObjectNode drive(ApiClient client, Consumer<ObjectNode> kubelet) {
    for (int step = 0; step < STEPS_MAX; step++) {
      var job = client.get(ResourceTypes.JOBS, KEY);
      if (isFinished(job)) {
        return job;
      }
      pods(client).stream().filter(pod -> !Pods.isEnded(pod)).forEach(kubelet);
    }
    throw new AssertionError("not finished: " + client.get(ResourceTypes.JOBS, KEY).path("status"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_happens_each_pod_is_counted_once(long seed) {
    var random = new SplittableRandom(seed);
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      var kubelet = new TestKubelet(client);
      var loop = run(api, seed);
      int parallelism = random.nextInt(1, 5);
      int completions = random.nextInt(3, 12);
      client.create(ResourceTypes.JOBS, "default",
          job("backoffLimit: 1000, parallelism: %d, completions: %d".formatted(parallelism, completions)));
      var seen = new HashMap<String, ObjectNode>();
      var job = client.get(ResourceTypes.JOBS, KEY);
      for (int step = 0; step < STEPS_MAX && !isFinished(job); step++) {
        if (random.nextInt(40) == 0) {
          loop.close();
          awaitSilence(api);
          loop = run(api, seed + step);
        }
        disturb(client, random);
        act(client, kubelet, random, seen, parallelism);
        job = client.get(ResourceTypes.JOBS, KEY);
        assertTrue(job.path("status").path("succeeded").asInt() <= succeeded.size(), "a success is counted twice");
        assertTrue(job.path("status").path("failed").asInt() <= failed.size(), "a failure is counted twice");
      }
      assertTrue(isFinished(job), "no end; seed " + seed);
      assertEquals(succeeded.size(), job.path("status").path("succeeded").asInt(), "seed " + seed);
      assertEquals(failed.size(), job.path("status").path("failed").asInt(), "seed " + seed);
      assertEquals(completions, succeeded.size(), "seed " + seed);
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError("replay with -Dseed=" + seed, broken);
    }
  }

  /** Another writer: the job's version moves on under the controller. */
  private static void disturb(ApiClient client, RandomGenerator random) {
    if (random.nextInt(5) == 0) {
      var patch = Yaml.object("{metadata: {annotations: {noise: '%d'}}}".formatted(random.nextInt()));
      client.patch(ResourceTypes.JOBS, KEY, Patch.merge(patch));
    }
  }

  private void act(ApiClient client, TestKubelet kubelet, RandomGenerator random, Map<String, ObjectNode> seen,
      int parallelism) {
    var pods = pods(client);
    long active = pods.stream().filter(Pods::isActive).count();
    assertTrue(active <= parallelism, () -> active + " pods at a time");
    for (var pod : pods) {
      seen.put(Metadata.uid(pod), pod);
      if (Pods.isDeleting(pod)) {
        // Whoever deleted it, it has not succeeded: the kubelet stops it.
        kubelet.end(pod, 137);
        kubelet.remove(pod);
      } else if (!Pods.isEnded(pod)) {
        move(client, kubelet, random, pod);
      }
    }
  }

  private void move(ApiClient client, TestKubelet kubelet, RandomGenerator random, ObjectNode pod) {
    switch (random.nextInt(8)) {
      case 0 -> kubelet.bind(pod);
      case 1, 2 -> kubelet.run(pod);
      case 3, 4 -> note(kubelet.end(pod, 0), succeeded, pod);
      case 5 -> note(kubelet.end(pod, 1), failed, pod);
      case 6 -> note(isDeleted(client, pod), failed, pod);
      default -> { }
    }
  }

  private static void note(boolean done, Set<String> uids, ObjectNode pod) {
    if (done) {
      uids.add(Metadata.uid(pod));
    }
  }

  private static boolean isDeleted(ApiClient client, ObjectNode pod) {
    try {
      client.delete(ResourceTypes.PODS, ObjectKey.of(pod), Deletion.background().ifUid(Metadata.uid(pod)));
      return true;
    } catch (Refusal late) {
      return false;
    }
  }
}
