package dev.keelson.api.etcd;

import dev.keelson.api.etcd.config.Settings;
import dev.keelson.api.etcd.member.DirectoryException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of the process: from the lock on the data directory to the exit code. */
final class Program {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  /** A supervisor that sent SIGTERM waits for us; what is not closed by then is safe on disk anyway. */
  private static final Duration STOP_MAX = Duration.ofMillis(1_800);

  private static final int FAILED = 1;
  private static final int LEFT = 0;

  private final Settings settings;
  private final Endings endings = new Endings();
  private final Closing parts = new Closing();

  Program(Settings settings) {
    this.settings = settings;
  }

  /** Serves until a signal or a fault ends the process. Does not return. */
  void run() {
    try {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
      start();
    } catch (DirectoryException | IOException refused) {
      fail(String.valueOf(refused.getMessage()));
    }
    switch (endings.await()) {
      case Endings.Ending.Fault fault -> fail(fault.sentence());
      case Endings.Ending.Expelled _ -> leave();
    }
  }

  private void start() throws DirectoryException, IOException {
    RunningMember member = parts.add(RunningMember.start(settings, endings));
    var _ = member.ready().thenRun(() -> announce(member));
  }

  private static void announce(RunningMember member) {
    LOG.info("ready to serve client requests");
    List<String> addresses = member.clientAddresses().stream()
        .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
        .toList();
    for (String address : addresses) {
      LOG.atInfo().addKeyValue("traffic", "grpc+http").addKeyValue("address", address)
          .log("serving client traffic insecurely; this is strongly discouraged!");
    }
  }

  /** As etcd, which ends without complaint. */
  private static void leave() {
    LOG.error(Endings.EXPELLED);
    LOG.warn("data-dir used by this member must be removed");
    System.exit(LEFT);
  }

  private static void fail(String sentence) {
    LOG.atError().log(sentence);
    System.exit(FAILED);
  }

  /** Runs when the process is told to end, whoever told it. */
  private void stop() {
    LOG.info("received signal or fault; shutting down");
    Thread closing = Thread.ofPlatform().name("close").daemon().start(parts::close);
    try {
      if (closing.join(STOP_MAX)) {
        LOG.info("closed etcd server");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
