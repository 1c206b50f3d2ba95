package dev.keelson.etcdctl.v2.http;

import java.util.Map;

/** A whole answer; names of headers are in lower case. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public boolean isServerError() {
    return status / 100 == 5;
  }
}
