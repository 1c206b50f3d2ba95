package dev.keelson.api.etcd.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void a_default_member_has_the_ids_that_etcd_prints() throws DirectoryException {
    // etcd without flags prints: "starting member 8e9e05c52164694d in cluster cdf818194e3a8c32".
    Identity identity = bootstrap("default", "http://localhost:2380", "http://localhost:2380").identity();

    assertEquals("8e9e05c52164694d", Long.toHexString(identity.memberId()));
    assertEquals("cdf818194e3a8c32", Long.toHexString(identity.clusterId()));
  }

  @Test
  void the_token_changes_all_ids() throws DirectoryException {
    var urls = Map.of("default", List.of("http://localhost:2380"));
    Identity one = new Bootstrap("default", List.of("http://localhost:2380"), urls, "one").identity();
    Identity other = new Bootstrap("default", List.of("http://localhost:2380"), urls, "other").identity();

    assertTrue(one.memberId() != other.memberId() && one.clusterId() != other.clusterId());
  }

  @Test
  void every_member_derives_the_same_cluster() throws DirectoryException {
    var urls = Map.of("a", List.of("http://127.0.0.1:1"), "b", List.of("http://127.0.0.1:2"));
    Identity one = new Bootstrap("a", List.of("http://127.0.0.1:1"), urls, "t").identity();
    Identity other = new Bootstrap("b", List.of("http://127.0.0.1:2"), urls, "t").identity();

    assertEquals(one.clusterId(), other.clusterId());
    assertEquals(one.members(), other.members());
  }

  @Test
  void a_name_that_is_not_in_the_cluster_is_named() {
    var refused = assertThrows(DirectoryException.class,
        () -> new Bootstrap("x", List.of("http://127.0.0.1:1"), Map.of("a", List.of("http://127.0.0.1:1")), "t")
            .identity());

    assertTrue(String.valueOf(refused.getMessage()).startsWith("couldn't find local name \"x\" in the initial"),
        refused.getMessage());
  }

  @Test
  void urls_that_differ_are_shown_as_etcd_shows_them() {
    var refused = assertThrows(DirectoryException.class,
        () -> bootstrap("a", "http://127.0.0.1:23801", "http://localhost:2380").identity());

    assertTrue(String.valueOf(refused.getMessage()).startsWith("--initial-cluster has a=http://127.0.0.1:23801 but"
        + " missing from --initial-advertise-peer-urls=http://localhost:2380"), refused.getMessage());
  }

  @Test
  void localhost_is_the_loopback_address() throws DirectoryException {
    assertEquals(1, bootstrap("a", "http://127.0.0.1:2380", "http://localhost:2380").identity().members().size());
  }

  @Test
  void a_url_belongs_to_one_member() {
    var urls = Map.of("a", List.of("http://127.0.0.1:1"), "b", List.of("http://127.0.0.1:1"));
    var refused = assertThrows(DirectoryException.class,
        () -> new Bootstrap("a", List.of("http://127.0.0.1:1"), urls, "t").identity());

    assertTrue(String.valueOf(refused.getMessage()).contains("http://127.0.0.1:1 twice"), refused.getMessage());
  }

  private static Bootstrap bootstrap(String name, String listed, String advertised) {
    return new Bootstrap(name, List.of(advertised), Map.of(name, List.of(listed)), "etcd-cluster");
  }
}
