package dev.keelson.acceptance.v2;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.lifecycle.Store;

/** A real etcd and ours, given the same requests; stops at the first difference. */
final class Duel implements Store.CloseOnReset {
  private static final Duration STORY_LIMIT = Duration.ofSeconds(5);

  private final Side reference;
  private final Side ours;
  private int sequences;

  private Duel(Side reference, Side ours) {
    this.reference = reference;
    this.ours = ours;
  }

  static Duel start() {
    var reference = new Side(Cluster.start(Program.reference(), 1, "--enable-v2"));
    try {
      return new Duel(reference, new Side(Cluster.start(Program.underTest(), 1, "--enable-v2")));
    } catch (RuntimeException | Error failed) {
      reference.close();
      throw failed;
    }
  }

  void play(List<Step> steps) {
    sequences++;
    reference.begin(sequences);
    ours.begin(sequences);
    try {
      steps.forEach(this::play);
      compareStories(steps);
    } finally {
      reference.end();
      ours.end();
    }
  }

  private void play(Step step) {
    switch (step) {
      case Step.Ask(var request) -> equal(step, reference.play(request), ours.play(request));
      case Step.Wait(var request) -> equal(step, reference.open(request), ours.open(request));
    }
  }

  /** Events come when they come, but not later than the answers to two more requests, nearly always. */
  private void compareStories(List<Step> steps) {
    var last = new Step.Ask(Request.of("DELETE", "/v2/keys/~", "recursive=true"));
    play(last);
    play(new Step.Ask(Request.of("GET", "/v2/keys/~", "")));
    Await.until("equal watches after " + steps, STORY_LIMIT,
        () -> "etcd " + reference.stories() + "\nours " + ours.stories(),
        () -> reference.stories().equals(ours.stories()));
  }

  private static void equal(Step step, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("etcd and ours differ on %s%n--- etcd%n%s%n--- ours%n%s"
          .formatted(step, expected, actual));
    }
  }

  @Override
  public void close() {
    reference.close();
    ours.close();
  }
}
