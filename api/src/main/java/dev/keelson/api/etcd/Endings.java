package dev.keelson.api.etcd;

import dev.keelson.raft.FaultHandler;
import dev.keelson.raft.LeadershipListener;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears why the process has to end by itself: something broke, or the cluster has removed this member. Any thread. */
final class Endings implements FaultHandler, LeadershipListener {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

  static final String EXPELLED = "the member has been permanently removed from the cluster";

  private final CompletableFuture<Ending> first = new CompletableFuture<>();

  /** Why. */
  sealed interface Ending {
    /** Something broke. */
    record Fault(String what, Throwable cause) implements Ending {
      String sentence() {
        return what + ": " + cause.getMessage();
      }
    }

    /** Nothing is wrong: the others go on without this member. */
    record Expelled() implements Ending {}
  }

  @Override
  public void fault(String what, Throwable cause) {
    LOG.error("this member cannot go on: {}", what, cause);
    first.complete(new Ending.Fault(what, cause));
  }

  @Override
  public void expelled() {
    first.complete(new Ending.Expelled());
  }

  @Override
  public void elected(long term) {}

  @Override
  public void deposed() {}

  /** For who has no words of its own for the end of a member. */
  void tell(BiConsumer<String, Throwable> fault) {
    var _ = first.thenAccept(ending -> {
      switch (ending) {
        case Ending.Fault(String what, Throwable cause) -> fault.accept(what, cause);
        case Ending.Expelled _ -> fault.accept("this member has left", new IllegalStateException(EXPELLED));
      }
    });
  }

  /** Waits for the first. */
  Ending await() {
    return first.join();
  }
}
