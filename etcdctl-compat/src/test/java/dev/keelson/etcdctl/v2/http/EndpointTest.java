package dev.keelson.etcdctl.v2.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class EndpointTest {
  @Test
  void a_url_has_a_host_and_a_port() throws HttpException {
    assertEquals("10.0.0.1 2379", hostAndPort("http://10.0.0.1:2379"));
    assertEquals("10.0.0.1 80", hostAndPort("http://10.0.0.1"));
    assertEquals("etcd.example 443", hostAndPort("https://etcd.example/behind/a/proxy"));
    assertEquals("::1 2379", hostAndPort("http://[::1]:2379"));
    assertEquals("::1 80", hostAndPort("http://[::1]"));
  }

  private static String hostAndPort(String url) throws HttpException {
    var endpoint = Endpoint.parse(url);
    return endpoint.host() + " " + endpoint.port();
  }

  @Test
  void mistakes_are_told_in_gos_words() {
    var faults = Map.of(
        "127.0.0.1:2379", "parse \"127.0.0.1:2379\": first path segment in URL cannot contain colon",
        ":2379", "parse \":2379\": missing protocol scheme",
        "http://127.0.0.1:x", "parse \"http://127.0.0.1:x\": invalid port \":x\" after host");
    faults.forEach((url, fault) ->
        assertEquals(fault, assertThrows(HttpException.class, () -> Endpoint.parse(url), url).text()));
  }
}
