package dev.keelson.acceptance.v2;

import java.util.List;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/**
 * Random requests to the v2 API must have the same answers and the same events as on a real etcd 3.4.
 *
 * <p>A failure prints its seed and the shortest sequence found; {@code @Property(seed = "…")} plays it again.
 */
final class V2DifferentialIT {
  private static final int SEQUENCES_IN_CI = 100;
  private static final int SEQUENCES_IN_SOAK = 800;
  private static final int REQUESTS_IN_SOAK = Integer.getInteger("keelson.differential.requests", 20_000);

  @Property(tries = SEQUENCES_IN_CI, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
  void a_sequence_of_requests_has_the_answers_of_etcd(@ForAll("shortSequences") List<Step> steps) {
    duel().play(steps);
  }

  @Tag("soak")
  @Property(tries = SEQUENCES_IN_SOAK, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
  void twenty_thousand_requests_have_the_answers_of_etcd(@ForAll("longSequences") List<Step> steps) {
    duel().play(steps);
  }

  @Provide
  Arbitrary<List<Step>> shortSequences() {
    return Steps.any().list().ofMinSize(1).ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Step>> longSequences() {
    return Steps.any().list().ofSize(Math.max(1, REQUESTS_IN_SOAK / SEQUENCES_IN_SOAK));
  }

  private static Duel duel() {
    return Store.getOrCreate("v2 duel", Lifespan.RUN, Duel::start).get();
  }
}
