package dev.keelson.orchestrator.scheduler.snapshot;

/**
 * A port of the node itself that a container takes.
 *
 * @param ip {@value #ANY} when the pod names none
 */
public record HostPort(String ip, String protocol, int port) {
  static final String ANY = "0.0.0.0";

  /** The same port on all addresses and on one of them cannot both be had. */
  public boolean conflictsWith(HostPort other) {
    return port == other.port && protocol.equals(other.protocol)
        && (ip.equals(other.ip) || ip.equals(ANY) || other.ip.equals(ANY));
  }
}
