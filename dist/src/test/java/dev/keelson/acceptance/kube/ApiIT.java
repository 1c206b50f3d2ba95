package dev.keelson.acceptance.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The API with the store in its process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiIT implements ApiPromises {
  private final ApiProcess server = ApiProcess.start();

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  public Curl curl() {
    return new Curl(server);
  }

  @Test
  void what_was_acknowledged_is_there_after_kill_9() {
    try (var other = ApiProcess.start()) {
      var curl = new Curl(other);
      for (int i = 0; i < 20; i++) {
        var json = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"m" + i + "\"}}";
        Curl.expect("201", "\"uid\"", curl.master("POST", MAPS, json));
      }
      other.killAndRestart();
      var list = curl.master("GET", MAPS, "");
      for (int i = 0; i < 20; i++) {
        assertTrue(list.contains("\"name\":\"m" + i + "\""), list);
      }
      assertEquals(0, Command.run(List.of("curl", "-sSf", "--cacert", other.authority().toString(),
          other.url() + "/readyz"), Map.of(), Path.of("."), "").exit());
    }
  }
}
