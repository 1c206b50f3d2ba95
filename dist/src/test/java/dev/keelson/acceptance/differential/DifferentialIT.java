package dev.keelson.acceptance.differential;

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
 * Random sequences of operations must have the same answers and the same events as on a real etcd 3.4.
 *
 * <p>A failure prints its seed and the shortest sequence found; {@code @Property(seed = "…")} plays it again.
 */
final class DifferentialIT {
  private static final int SEQUENCES_IN_CI = 150;
  private static final int SEQUENCES_IN_SOAK = 800;
  private static final int OPERATIONS_IN_SOAK = Integer.getInteger("keelson.differential.operations", 20_000);

  @Property(tries = SEQUENCES_IN_CI, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
  void a_sequence_has_the_answers_of_etcd(@ForAll("shortSequences") List<Step.At> steps) {
    duel().play(steps);
  }

  @Tag("soak")
  @Property(tries = SEQUENCES_IN_SOAK, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
  void twenty_thousand_operations_have_the_answers_of_etcd(@ForAll("longSequences") List<Step.At> steps) {
    duel().play(steps);
  }

  @Provide
  Arbitrary<List<Step.At>> shortSequences() {
    return Steps.any().list().ofMinSize(1).ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<Step.At>> longSequences() {
    return Steps.any().list().ofSize(Math.max(1, OPERATIONS_IN_SOAK / SEQUENCES_IN_SOAK));
  }

  private static Duel duel() {
    return Store.getOrCreate("duel", Lifespan.RUN, Duel::start).get();
  }
}
