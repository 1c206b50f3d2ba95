package dev.keelson.acceptance.v2;

import java.util.Map;
import java.util.TreeMap;

/** What came back. Names of headers in any case. */
record Answer(int status, Map<String, String> headers, String body) {
  Answer {
    var any = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    any.putAll(headers);
    headers = any;
  }

  Answer with(String read) {
    return new Answer(status, headers, read);
  }

  boolean isChunked() {
    return "chunked".equals(headers.get("transfer-encoding"));
  }

  boolean endsConnection() {
    return "close".equalsIgnoreCase(headers.get("connection"));
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  long etcdIndex() {
    return Long.parseLong(header("X-Etcd-Index"));
  }
}
