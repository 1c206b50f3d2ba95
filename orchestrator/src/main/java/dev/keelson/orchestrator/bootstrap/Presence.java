package dev.keelson.orchestrator.bootstrap;

import java.time.Duration;
import java.util.Set;

/** Which API servers live, as far as the store knows: each says so from time to time. */
public interface Presence {
  /** This server lives at the address; forgotten when it is not said again within that time. */
  void announce(String address, Duration life);

  /** This server is about to leave. */
  void withdraw(String address);

  /** The addresses of those that live, not older than this call. */
  Set<String> present();
}
