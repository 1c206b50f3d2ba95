package dev.keelson.orchestrator.program;

import dev.keelson.api.etcd.Closing;
import dev.keelson.api.etcd.log.Logs;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a process that is a client of the API: it runs until a signal ends it. */
public final class ClientProgram {
  private static final Logger LOG = LoggerFactory.getLogger(ClientProgram.class);

  /** Starts the work. */
  @FunctionalInterface
  public interface Start {
    /** Everything that has to be closed goes to {@code parts}. An IOException ends the program with its message. */
    void start(Closing parts) throws Exception;
  }

  private ClientProgram() {}

  /** Returns an exit code, or never. */
  public static int run(Start start) throws Exception {
    Logs.start("info", List.of("stderr"), true);
    var parts = new Closing();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(parts::close));
    try {
      start.start(parts);
      LOG.info("started");
    } catch (IOException refused) {
      LOG.error("{}", refused.getMessage());
      return 1;
    }
    new CountDownLatch(1).await();
    return 0;
  }
}
