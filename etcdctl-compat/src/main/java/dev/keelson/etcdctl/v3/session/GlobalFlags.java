package dev.keelson.etcdctl.v3.session;

import dev.keelson.etcdctl.command.Flag;
import java.util.List;

/** The flags that every command takes; all but help may also come as {@code ETCDCTL_*}. */
public final class GlobalFlags {
  public static final List<Flag> ALL = List.of(
      Flag.texts("endpoints", "127.0.0.1:2379", "gRPC endpoints"),
      Flag.text("write-out", "simple", "the output format (fields, json, protobuf, simple, table)").letter('w'),
      Flag.truth("hex", "print byte strings as hex encoded strings"),
      Flag.duration("dial-timeout", "2s", "dial timeout for client connections"),
      Flag.duration("command-timeout", "5s", "timeout for short running command (excluding dial timeout)"),
      Flag.duration("keepalive-time", "2s", "keepalive time for client connections"),
      Flag.duration("keepalive-timeout", "6s", "keepalive timeout for client connections"),
      Flag.text("user", "", "username[:password] for authentication"),
      Flag.text("password", "", "password for authentication, when --user has none"),
      Flag.text("cacert", "", "verify certificates of TLS-enabled secure servers using this CA bundle"),
      Flag.text("cert", "", "identify secure client using this TLS certificate file"),
      Flag.text("key", "", "identify secure client using this TLS key file"),
      Flag.truth("insecure-skip-tls-verify", "skip server certificate verification (for tests only)"),
      new Flag("insecure-transport", '\0', Flag.Kind.TRUTH, "true", "disable transport security"),
      new Flag("insecure-discovery", '\0', Flag.Kind.TRUTH, "true", "accept insecure SRV records"),
      Flag.text("discovery-srv", "", "domain name to query for SRV records of cluster endpoints").letter('d'),
      Flag.text("discovery-srv-name", "", "service name to query when using DNS discovery"),
      Flag.truth("debug", "enable client-side debug logging"));

  public static final Flag HELP = Flag.truth("help", "help for the command").letter('h');

  private GlobalFlags() {}
}
