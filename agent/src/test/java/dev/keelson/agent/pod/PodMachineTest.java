package dev.keelson.agent.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PodMachineTest {
  private static final String TWO_INITS = "{'initContainers': [{'name': 'i1', 'image': 'a'}, {'name': 'i2', 'image':"
      + " 'b'}], 'containers': [{'name': 'c', 'image': 'nginx'}]}";
  private static final String SIDECAR = "{'restartPolicy': 'Never', 'initContainers': [{'name': 's1', 'image': 'a',"
      + " 'restartPolicy': 'Always'}, {'name': 's2', 'image': 'a', 'restartPolicy': 'Always'}],"
      + " 'containers': [{'name': 'c', 'image': 'nginx'}]}";

  @Test
  void a_pod_goes_from_sandbox_over_image_to_running() {
    var story = Story.single("Always");
    assertEquals("prepare", story.asked());
    assertEquals("Pending c=ContainerCreating", story.shown());
    story.sandboxed();
    assertEquals("fetch c", story.asked());
    story.hears(new Signal.FetchBegan("c")).hears(new Signal.Fetched("c", Optional.of(Duration.ofMillis(1500))));
    assertEquals("begin c 0", story.asked());
    assertEquals("Pending c=ContainerCreating", story.shown());
    story.hears(new Signal.Began("c", new Instance("hollow://1", "docker.io/library/nginx:latest", "d@sha256:1")));
    assertEquals("Running c=running+", story.shown());
    assertEquals("True", story.condition("Ready"));
    assertEquals(List.of("Pulling: Pulling image \"nginx\"",
        "Pulled: Successfully pulled image \"nginx\" in 1.5s (1.5s including waiting)",
        "Created: Created container: c", "Started: Started container c"), story.events);
  }

  @Test
  void conditions_say_what_is_missing() {
    var story = Story.of(TWO_INITS);
    assertEquals("False ContainersNotInitialized containers with incomplete status: [i1 i2]",
        story.condition("Initialized"));
    assertEquals("False ContainersNotReady containers with unready status: [c]", story.condition("Ready"));
    assertEquals("False", story.condition("PodReadyToStartContainers"));
    assertEquals("True", story.sandboxed().condition("PodReadyToStartContainers"));
  }

  @Test
  void conditions_keep_the_time_of_their_last_change() {
    var story = Story.single("Always").sandboxed();
    story.after(5).starts("c");
    story.after(60);
    var times = story.status().path("conditions").findValuesAsText("lastTransitionTime");
    assertEquals(List.of("2026-11-21T22:00:00Z", "2026-11-21T22:00:00Z", "2026-11-21T22:00:05Z",
        "2026-11-21T22:00:05Z", "2026-11-21T22:00:00Z"), times);
  }

  @Test
  void init_containers_run_one_after_another() {
    var story = Story.of(TWO_INITS).sandboxed();
    assertEquals("prepare, fetch i1", story.asked());
    assertEquals("Pending i1=PodInitializing i2=PodInitializing c=PodInitializing", story.shown());
    story.starts("i1").exits("i1", 0);
    assertEquals("begin i1 0, fetch i2", story.asked());
    story.starts("i2").exits("i2", 0);
    assertEquals("begin i2 0, fetch c", story.asked());
    assertEquals("Running i1=Completed0+ i2=Completed0+ c=running+", story.starts("c").shown());
    assertEquals("True", story.condition("Initialized"));
  }

  @Test
  void an_init_container_that_fails_for_good_fails_the_pod() {
    var never = TWO_INITS.replace("{'initContainers'", "{'restartPolicy': 'Never', 'initContainers'");
    var story = Story.of(never).sandboxed().starts("i1").exits("i1", 3);
    assertEquals("Failed i1=Error3 i2=PodInitializing c=PodInitializing", story.shown());
    assertEquals("prepare, fetch i1, begin i1 0, clear", story.asked());
  }

  @Test
  void restarts_come_at_once_then_after_ten_seconds_then_after_twenty() {
    var story = Story.single("Always").sandboxed().starts("c").exits("c", 1);
    assertEquals("Running c=Error1", story.shown());
    story.after(0);
    assertEquals("prepare, fetch c, begin c 0, fetch c", story.asked());
    story.starts("c").exits("c", 1);
    assertEquals("Running c=CrashLoopBackOffx1", story.shown());
    assertEquals("back-off 10s restarting failed container=c pod=p_ns(u1)",
        story.status().at("/containerStatuses/0/state/waiting/message").asText());
    assertEquals(1, story.status().at("/containerStatuses/0/lastState/terminated/exitCode").asInt());
    story.after(9);
    assertEquals("begin c 1", story.asked());
    story.after(1);
    assertEquals("fetch c", story.asked());
    story.starts("c").exits("c", 1);
    assertTrue(story.shown().equals("Running c=CrashLoopBackOffx2"), story::shown);
    assertEquals(Optional.of(story.now.plusSeconds(20)), story.run().wakeAt());
  }

  @Test
  void a_container_that_ran_long_is_restarted_at_once_again() {
    var story = Story.single("Always").sandboxed().starts("c").exits("c", 1).after(0).starts("c");
    story.after(601).exits("c", 1).after(0);
    assertTrue(story.asked().endsWith("fetch c"));
  }

  @Test
  void delays_end_at_five_minutes() {
    var backoff = Backoff.NONE;
    for (int i = 0; i < 20; i++) {
      backoff = backoff.next(Story.START);
    }
    assertEquals(Backoff.LONGEST, backoff.delay());
  }

  @Test
  void the_policy_decides_what_becomes_of_a_container_that_ended() {
    assertEquals("Succeeded c=Completed0", Story.single("Never").sandboxed().starts("c").exits("c", 0).shown());
    assertEquals("Failed c=Error2", Story.single("Never").sandboxed().starts("c").exits("c", 2).shown());
    assertEquals("Succeeded c=Completed0", Story.single("OnFailure").sandboxed().starts("c").exits("c", 0).shown());
    assertEquals("Running c=Error2", Story.single("OnFailure").sandboxed().starts("c").exits("c", 2).shown());
    assertEquals("Running c=Completed0", Story.single("Always").sandboxed().starts("c").exits("c", 0).shown());
  }

  @Test
  void a_pod_that_is_through_says_so() {
    var story = Story.single("Never").sandboxed().starts("c").exits("c", 0);
    assertEquals("False PodCompleted", story.condition("Ready"));
    assertEquals("True PodCompleted", story.condition("Initialized"));
    assertEquals("False", story.condition("PodReadyToStartContainers"));
    assertEquals("10.0.0.7", story.status().path("podIP").asText());
    assertFalse(story.run().isRemovable());
    assertTrue(story.deleted(30).run().isRemovable());
  }

  @Test
  void an_image_that_cannot_be_had_is_asked_for_again_later() {
    var story = Story.single("Always").sandboxed().hears(new Signal.FetchRefused("c", "ErrImagePull", "no such host"));
    assertEquals("Pending c=ErrImagePull", story.shown());
    assertEquals("Pending c=ImagePullBackOff", story.after(2).shown());
    assertEquals("Back-off pulling image \"nginx\": ErrImagePull: no such host",
        story.status().at("/containerStatuses/0/state/waiting/message").asText());
    assertEquals("prepare, fetch c", story.asked());
    assertEquals("fetch c", story.after(10).asked());
    assertEquals(List.of("! Failed: Failed to pull image \"nginx\": no such host", "! Failed: Error: ErrImagePull",
        "BackOff: Back-off pulling image \"nginx\"", "! Failed: Error: ImagePullBackOff"), story.events);
  }

  @Test
  void a_deletion_stops_what_runs_and_the_last_report_is_final() {
    var story = Story.single("Always").sandboxed().starts("c");
    story.asked();
    assertEquals("halt c 30", story.deleted(30).asked());
    assertEquals("Running c=running+", story.shown());
    story.after(2).exits("c", 143);
    assertEquals("Failed c=Error143", story.shown());
    assertEquals("clear", story.asked());
    assertTrue(story.run().isRemovable());
  }

  @Test
  void a_second_deletion_can_only_shorten_the_grace() {
    var story = Story.single("Always").sandboxed().starts("c").deleted(30);
    story.asked();
    assertEquals("", story.deleted(60).asked());
    assertEquals("halt c 1", story.deleted(1).asked());
  }

  @Test
  void a_pod_that_is_deleted_before_it_ran_ends_at_once() {
    var story = Story.single("Always").deleted(30);
    assertTrue(story.run().isRemovable());
    assertEquals("Failed c=ContainerStatusUnknown137", story.shown());
    assertEquals("prepare", story.asked());
  }

  @Test
  void what_is_being_started_is_stopped_when_it_runs() {
    var story = Story.single("Always").sandboxed().hears(new Signal.Fetched("c", Optional.empty())).deleted(30);
    assertFalse(story.run().hasEnded());
    story.asked();
    story.hears(new Signal.Began("c", new Instance("hollow://1", "i", "d")));
    assertEquals("halt c 30", story.asked());
  }

  @Test
  void a_deadline_ends_the_pod_as_failed() {
    var story = Story.of("{'activeDeadlineSeconds': 5, 'terminationGracePeriodSeconds': 3,"
        + " 'containers': [{'name': 'c', 'image': 'nginx'}]}").sandboxed().starts("c");
    assertEquals(Optional.of(Story.START.plusSeconds(5)), story.run().wakeAt());
    story.asked();
    assertEquals("halt c 3", story.after(5).asked());
    story.exits("c", 0);
    assertEquals("Failed c=Completed0", story.shown());
    assertEquals("DeadlineExceeded", story.status().path("reason").asText());
  }

  @Test
  void sidecars_start_first_and_end_last_in_reverse() {
    var story = Story.of(SIDECAR).sandboxed();
    assertEquals("prepare, fetch s1", story.asked());
    story.starts("s1").starts("s2").starts("c");
    assertEquals("Running s1=running+ s2=running+ c=running+", story.shown());
    story.asked();
    story.exits("c", 0);
    assertEquals("halt s2 30", story.asked());
    assertEquals("Running s1=running+ s2=running+ c=Completed0", story.shown());
    assertEquals("halt s1 30", story.exits("s2", 0).asked());
    assertEquals("Succeeded s1=Error143 s2=Completed0 c=Completed0", story.exits("s1", 143).shown());
  }

  @Test
  void a_new_image_replaces_the_container() {
    var story = Story.single("Always").sandboxed().starts("c");
    story.asked();
    story.pod.set("spec", Story.json("{'containers': [{'name': 'c', 'image': 'nginx:2'}]}"));
    assertEquals("halt c 30", story.hears(new Signal.Asked(PodForm.of(story.pod))).asked());
    story.exits("c", 0).after(0);
    assertEquals("fetch c", story.asked());
    assertEquals("Running c=running+x1", story.starts("c").shown());
  }

  @Test
  void a_new_image_is_fetched_without_delay() {
    var story = Story.single("Always").sandboxed().hears(new Signal.FetchRefused("c", "ErrImagePull", "no such host"));
    story.after(2);
    story.asked();
    story.pod.set("spec", Story.json("{'containers': [{'name': 'c', 'image': 'nginx:2'}]}"));
    assertEquals("fetch c", story.hears(new Signal.Asked(PodForm.of(story.pod))).asked());
  }

  @Test
  void a_readiness_probe_is_waited_for() {
    var story = Story.of("{'containers': [{'name': 'c', 'image': 'nginx', 'readinessProbe': {}}]}")
        .sandboxed().starts("c");
    assertEquals("Running c=running", story.shown());
    assertEquals("Running c=running+", story.hears(new Signal.Probed("c", true)).shown());
  }

  @Test
  void readiness_gates_hold_the_pod_back() {
    var story = Story.of("{'readinessGates': [{'conditionType': 'x/y'}], 'containers': [{'name': 'c', 'image': 'n'}]}")
        .sandboxed().starts("c");
    assertEquals("True", story.condition("ContainersReady"));
    assertEquals("False ReadinessGatesNotReady corresponding condition of pod readiness gate \"x/y\" does not exist.",
        story.condition("Ready"));
  }

  @Test
  void a_late_signal_changes_nothing() {
    var story = Story.single("Never").sandboxed().starts("c").exits("c", 0);
    var before = story.run();
    story.hears(new Signal.Exited("c", 1)).hears(new Signal.Began("c", new Instance("x", "y", "z")))
        .hears(new Signal.Sandboxed("10.9.9.9")).hears(new Signal.Fetched("gone", Optional.empty()));
    assertEquals(before, story.run());
  }
}
