package dev.keelson.api.etcd.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.store.model.Member;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster as its running members describe it to one that wants to join: {@code /members} on the peer port. */
public record RunningCluster(long clusterId, List<Member> members) {
  private static final Logger LOG = LoggerFactory.getLogger(RunningCluster.class);

  /** For each member that is asked; etcd's is as long. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private static final int HEXADECIMAL = 16;

  public RunningCluster {
    members = List.copyOf(members);
  }

  /** Asks one after the other until one answers. Blocks. */
  public static RunningCluster ask(List<String> peerUrls) throws DirectoryException {
    List<String> failures = new ArrayList<>();
    for (String url : peerUrls) {
      try {
        return get(url);
      } catch (IOException | RuntimeException refused) {
        LOG.warn("could not get cluster response from {}: {}", url, refused.toString());
        failures.add(url + ": " + refused.getMessage());
      }
    }
    throw new DirectoryException("cannot fetch cluster info from peer urls: could not retrieve cluster information from"
        + " the given URLs (" + String.join("; ", failures) + "); start the other members of --initial-cluster first");
  }

  private static RunningCluster get(String peerUrl) throws IOException {
    if (!(URI.create(peerUrl).resolve("/members").toURL().openConnection() instanceof HttpURLConnection http)) {
      throw new IOException("no HTTP there");
    }
    http.setConnectTimeout((int) ANSWER_MAX.toMillis());
    http.setReadTimeout((int) ANSWER_MAX.toMillis());
    try {
      JsonNode list = new ObjectMapper().readTree(http.getInputStream());
      String clusterId = http.getHeaderField("X-Etcd-Cluster-Id");
      if (clusterId == null || !list.isArray()) {
        throw new IOException("it is no member of a cluster");
      }
      return new RunningCluster(Long.parseUnsignedLong(clusterId, HEXADECIMAL),
          StreamSupport.stream(list.spliterator(), false).map(RunningCluster::member).toList());
    } finally {
      http.disconnect();
    }
  }

  private static Member member(JsonNode json) {
    return new Member(json.path("id").bigIntegerValue().longValue(), json.path("name").asText(),
        texts(json.path("peerURLs")), texts(json.path("clientURLs")), json.path("isLearner").asBoolean());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
