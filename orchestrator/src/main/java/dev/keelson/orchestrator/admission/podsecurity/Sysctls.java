package dev.keelson.orchestrator.admission.podsecurity;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Kernel parameters that belong to the pod alone may be set. */
final class Sysctls {
  /** Since which minor version they may. */
  private static final Map<String, Integer> ALLOWED_SINCE = Map.ofEntries(
      Map.entry("kernel.shm_rmid_forced", 0),
      Map.entry("net.ipv4.ip_local_port_range", 0),
      Map.entry("net.ipv4.tcp_syncookies", 0),
      Map.entry("net.ipv4.ping_group_range", 0),
      Map.entry("net.ipv4.ip_unprivileged_port_start", 0),
      Map.entry("net.ipv4.ip_local_reserved_ports", 27),
      Map.entry("net.ipv4.tcp_keepalive_time", 29),
      Map.entry("net.ipv4.tcp_fin_timeout", 29),
      Map.entry("net.ipv4.tcp_keepalive_intvl", 29),
      Map.entry("net.ipv4.tcp_keepalive_probes", 29),
      Map.entry("net.ipv4.tcp_rmem", 32),
      Map.entry("net.ipv4.tcp_wmem", 32),
      Map.entry("net.ipv4.tcp_slow_start_after_idle", 37),
      Map.entry("net.ipv4.tcp_notsent_lowat", 37));

  private Sysctls() {}

  static Optional<Finding> find(PodView pod, int minor) {
    var forbidden = new ArrayList<String>();
    for (var sysctl : pod.security().path("sysctls")) {
      var name = sysctl.path("name").asText("");
      if (ALLOWED_SINCE.getOrDefault(name, Integer.MAX_VALUE) > minor) {
        forbidden.add(name);
      }
    }
    return forbidden.isEmpty() ? Finding.NOTHING : Finding.of("forbidden sysctls", String.join(", ", forbidden));
  }
}
