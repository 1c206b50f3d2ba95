package dev.keelson.bench.kube;

import dev.keelson.bench.load.HttpScript;
import dev.keelson.bench.peer.KubeCluster;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients ask. */
final class Scripts {
  /** Such a ConfigMap takes some 600 bytes on the wire, as the bar has it. */
  private static final String VALUE = "x".repeat(480);

  static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

  private static final int OK = 200;
  private static final int CREATED = 201;

  private Scripts() {}

  /**
   * Creates ConfigMaps of 600 bytes, each with a name of its own.
   *
   * @param names counts them, over all clients
   * @param max none beyond so many are made
   */
  static HttpScript creates(AtomicInteger names, int max) {
    return new HttpScript() {
      @Override
      public byte[] next() {
        int number = Math.min(names.getAndIncrement(), max);
        return Request.post(KubeCluster.ADMIN, CONFIG_MAPS, """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"bench-%d"},"data":{"value":"%s"}}"""
            .formatted(number, VALUE));
      }

      @Override
      public boolean accepts(int status, int bodyBytes) {
        return status == CREATED && bodyBytes > VALUE.length();
      }
    };
  }

  /** Reads one object as a user who may do so through a role. */
  static HttpScript gets() {
    var request = Request.get(KubeCluster.READER, CONFIG_MAPS + "/read");
    return new HttpScript() {
      @Override
      public byte[] next() {
        return request;
      }

      @Override
      public boolean accepts(int status, int bodyBytes) {
        return status == OK && bodyBytes > VALUE.length();
      }
    };
  }

  /** Lists all ConfigMaps in one request. */
  static HttpScript lists(int bytesMin) {
    var request = Request.get(KubeCluster.READER, CONFIG_MAPS + "?resourceVersion=0");
    return new HttpScript() {
      @Override
      public byte[] next() {
        return request;
      }

      @Override
      public boolean accepts(int status, int bodyBytes) {
        return status == OK && bodyBytes > bytesMin;
      }
    };
  }
}
