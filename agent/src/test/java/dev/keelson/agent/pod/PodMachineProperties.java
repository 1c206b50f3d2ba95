package dev.keelson.agent.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a runtime answers, and in whatever order: a pod only moves on, and a deleted one is removed. */
final class PodMachineProperties {
  private static final List<String> POLICIES = List.of("Always", "OnFailure", "Never");
  private static final int STEPS = 60;
  private static final int STEPS_TO_END_MAX = 20;

  @Property(tries = 400)
  void a_pod_only_moves_on_and_a_deleted_one_ends(@ForAll long seed) {
    var random = new Random(seed);
    var story = Story.of(spec(random));
    var open = new ArrayList<String>();
    for (int i = 0; i < STEPS; i++) {
      var before = story.run();
      disturb(story, open, random);
      check(before, story.run());
    }
    story.deleted(random.nextInt(3));
    for (int i = 0; i < STEPS_TO_END_MAX && !story.run().isRemovable(); i++) {
      answerAll(story, open);
    }
    assertTrue(story.run().isRemovable(), () -> "never ends: " + story.run());
    assertTrue(story.run().phase().isFinal());
    assertEquals(Optional.empty(), story.run().wakeAt());
  }

  private static String spec(RandomGenerator random) {
    var inits = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      inits.append(inits.isEmpty() ? "" : ",").append("{'name': 'i%d', 'image': 'a'%s}".formatted(i,
          random.nextBoolean() ? ", 'restartPolicy': 'Always'" : ""));
    }
    return "{'restartPolicy': '%s', %s 'initContainers': [%s], 'containers': [{'name': 'c'}, {'name': 'd'}]}".formatted(
        POLICIES.get(random.nextInt(3)), random.nextInt(4) == 0 ? "'activeDeadlineSeconds': 100," : "", inits);
  }

  private static void disturb(Story story, List<String> open, RandomGenerator random) {
    open.addAll(story.asked);
    story.asked.clear();
    var names = story.run().containers().stream().map(each -> each.form().name()).toList();
    var name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(6)) {
      case 0 -> story.after(random.nextInt(40));
      case 1 -> story.exits(name, random.nextInt(3));
      case 2 -> story.hears(new Signal.FetchRefused(name, "ErrImagePull", "no"));
      case 3 -> story.hears(new Signal.BeginRefused(name, "no"));
      case 4 -> story.hears(new Signal.Probed(name, random.nextBoolean()));
      default -> {
        if (!open.isEmpty()) {
          answer(story, open.remove(random.nextInt(open.size())));
        }
      }
    }
  }

  private static void answerAll(Story story, List<String> open) {
    open.addAll(story.asked);
    story.asked.clear();
    var now = List.copyOf(open);
    open.clear();
    now.forEach(each -> answer(story, each));
  }

  private static void answer(Story story, String asked) {
    var words = asked.split(" ", -1);
    switch (words[0]) {
      case "prepare" -> story.sandboxed();
      case "fetch" -> story.hears(new Signal.Fetched(words[1], Optional.empty()));
      case "begin" -> story.hears(new Signal.Began(words[1], new Instance("id", "image", "digest")));
      case "halt" -> story.exits(words[1], 143);
      default -> { }
    }
  }

  private static void check(PodRun before, PodRun after) {
    assertTrue(rank(after.stage()) >= rank(before.stage()), () -> before + " -> " + after);
    if (before.hasEnded()) {
      assertEquals(before.containers(), after.containers());
    }
    for (int i = 0; i < after.containers().size(); i++) {
      assertTrue(after.containers().get(i).restarts() >= before.containers().get(i).restarts());
    }
    assertTrue(!after.hasEnded() || after.containers().stream().noneMatch(ContainerRun::isAlive));
  }

  private static int rank(Stage stage) {
    return switch (stage) {
      case Stage.Preparing _ -> 0;
      case Stage.Initialising _ -> 1;
      case Stage.Working _ -> 2;
      case Stage.Stopping _ -> 3;
      case Stage.Ended _ -> 4;
    };
  }
}
