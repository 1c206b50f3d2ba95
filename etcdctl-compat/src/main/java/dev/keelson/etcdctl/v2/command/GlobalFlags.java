package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.flag.Flag;
import dev.keelson.etcdctl.v2.flag.FlagValues;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Flags before the command, and the variables that stand for them. */
public final class GlobalFlags {
  private static final List<String> DEFAULT_ENDPOINTS = List.of("http://127.0.0.1:2379", "http://127.0.0.1:4001");

  /** The newest name first; a variable of a newer name beats a flag of an older one. */
  private static final List<String> ENDPOINT_FLAGS = List.of("endpoints", "endpoint", "peers");

  public static final List<Flag> FLAGS = List.of(
      Flag.text("endpoints", "", "where members listen, with commas between"),
      Flag.text("endpoint", "", Flag.UNSUNG),
      Flag.text("peers C", "", Flag.UNSUNG),
      Flag.truth("no-sync", "do not ask the cluster for its members first"),
      Flag.text("output o", "simple", "simple, extended or json"),
      Flag.text("username u", "", "user:password, or user and be asked"),
      Flag.duration("timeout", "2s", "for the answer to one request to begin"),
      Flag.duration("total-timeout", "5s", "for the whole command, except watch"),
      Flag.text("cert-file", "", "certificate to show to servers"),
      Flag.text("key-file", "", "its private key"),
      Flag.text("ca-file", "", "authorities that servers' certificates must come from"),
      Flag.text("discovery-srv D", "", Flag.UNSUNG),
      Flag.truth("insecure-discovery", Flag.UNSUNG),
      Flag.truth("debug", "show requests as curl commands"),
      Flag.truth("version v", "print the version"),
      Flag.truth("help h", "show this"));

  private final FlagValues flags;
  private final Map<String, String> environment;

  public GlobalFlags(FlagValues flags, Map<String, String> environment) {
    this.flags = flags;
    this.environment = environment;
  }

  public FlagValues flags() {
    return flags;
  }

  /** The flag's value, or its variable's when it has none. */
  String text(String flag) {
    var value = flags.text(flag);
    return value.isEmpty()
        ? environment.getOrDefault("ETCDCTL_" + flag.replace('-', '_').toUpperCase(Locale.ROOT), "")
        : value;
  }

  List<String> endpoints() {
    for (var flag : ENDPOINT_FLAGS) {
      var value = text(flag);
      if (!value.isEmpty()) {
        return List.of(value.split(",")).stream().filter(url -> !url.isEmpty()).toList();
      }
    }
    return DEFAULT_ENDPOINTS;
  }
}
