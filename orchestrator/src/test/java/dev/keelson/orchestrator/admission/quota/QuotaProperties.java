package dev.keelson.orchestrator.admission.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.admission.FakeLookup;
import dev.keelson.orchestrator.admission.Reviews;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Quantity;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whoever asks at the same time, a namespace never gets more than its quota, and is charged for what it got. */
class QuotaProperties {
  @Property(tries = 30)
  void requests_that_race_never_get_more_than_there_is(
      @ForAll long seed, @ForAll @IntRange(max = 12) int hard, @ForAll @IntRange(max = 3000) int millisHard)
      throws InterruptedException {
    var lookup = new FakeLookup().with("", "resourcequotas",
        "{'metadata':{'namespace':'n','name':'q'},'status':{'hard':{'pods':'" + hard + "','requests.cpu':'" + millisHard
            + "m'},'used':{'pods':'0','requests.cpu':'0'}}}");
    var plugin = new ResourceQuotas(lookup);
    var pods = new AtomicInteger();
    var millis = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) {
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + i);
      threads.add(Thread.ofVirtual().start(() -> ask(plugin, random, pods, millis)));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertTrue(pods.get() <= hard && millis.get() <= millisHard, () -> pods + " pods, " + millis + "m");
    var used = lookup.find("", "resourcequotas", "n", "q").orElseThrow().path("status").path("used");
    assertEquals(String.valueOf(pods.get()), used.path("pods").asText());
    assertEquals(millis.get(), Quantity.parse(used.path("requests.cpu").asText())
        .milliValue());
  }

  private static void ask(ResourceQuotas plugin, RandomGenerator random, AtomicInteger pods, AtomicInteger millis) {
    for (int n = 0; n < 10; n++) {
      int wish = random.nextInt(1, 600);
      try {
        plugin.check(Reviews.of("v1", "pods").create("{'metadata':{'namespace':'n','name':'p'},'spec':{'containers':[{"
            + "'name':'c','resources':{'requests':{'cpu':'" + wish + "m'}}}]}}"));
        pods.incrementAndGet();
        millis.addAndGet(wish);
      } catch (Refusal refusal) {
        assertTrue(refusal.text().contains("exceeded quota: q"), refusal.text());
      }
    }
  }
}
