package dev.keelson.api.etcd.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The members as {@code --initial-cluster} has them.
 *
 * @param peerUrls by name; a member's URLs are sorted
 * @param given false when it was made up from this member's own name and URLs
 */
public record InitialCluster(Map<String, List<String>> peerUrls, boolean given) {
  public InitialCluster {
    peerUrls = Map.copyOf(peerUrls);
  }

  /** From {@code name=url,name=url}; a name may come several times. */
  static InitialCluster read(Values values, String ownName, List<String> ownUrls) throws ConfigException {
    if (!values.isGiven("initial-cluster")) {
      return new InitialCluster(Map.of(ownName, ownUrls), false);
    }
    Map<String, List<String>> byName = new TreeMap<>();
    for (String pair : values.list("initial-cluster")) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw values.wrong("initial-cluster", "give pairs like name=http://127.0.0.1:2380, and " + pair + " is none");
      }
      String url = pair.substring(equals + 1);
      Urls.parse(values, "initial-cluster", url);
      byName.computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>()).add(url);
    }
    byName.replaceAll((_, urls) -> urls.stream().sorted().toList());
    return new InitialCluster(byName, true);
  }
}
