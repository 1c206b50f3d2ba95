package dev.keelson.api.etcd.page;

import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.api.http.Percent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;

/**
 * Sends those who ask for an untidy path to the tidy one, as the router of Go's library does: no doubled slashes, no
 * {@code .} and {@code ..}; a slash at the end stays.
 */
public final class TidyPaths implements HttpHandler {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String MOVED = "Moved Permanently";

  private final HttpHandler inner;

  public TidyPaths(HttpHandler inner) {
    this.inner = inner;
  }

  @Override
  public void handle(HttpCall call) {
    var path = call.pathOctets();
    var tidy = tidy(path);
    if (tidy.equals(path) || call.method().equals("CONNECT")) {
      inner.handle(call);
    } else {
      redirect(call, Percent.encodePath(tidy) + (call.rawQuery().isEmpty() ? "" : "?" + call.rawQuery()));
    }
  }

  /** Go's {@code http.cleanPath}. */
  static String tidy(String path) {
    boolean tidyAlready = path.startsWith("/") && !path.contains("//") && !path.contains("/.");
    if (tidyAlready) {
      return path;
    }
    var kept = new ArrayDeque<String>();
    for (var part : path.split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> kept.pollLast();
        default -> kept.addLast(part);
      }
    }
    var tidy = "/" + String.join("/", kept);
    return path.endsWith("/") && !kept.isEmpty() ? tidy + "/" : tidy;
  }

  private static void redirect(HttpCall call, String to) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Location", ascii(to));
    if (call.method().equals("GET")) {
      var body = "<a href=\"" + html(to) + "\">" + MOVED + "</a>.\n\n";
      call.respond(301, HTML, body.getBytes(StandardCharsets.ISO_8859_1), headers);
    } else {
      call.respond(301, call.method().equals("HEAD") ? HTML : "", new byte[0], headers);
    }
  }

  /** A query is passed on as it came, but headers hold nothing beyond ASCII. */
  private static String ascii(String octets) {
    var text = new StringBuilder(octets.length());
    for (int i = 0; i < octets.length(); i++) {
      char next = octets.charAt(i);
      text.append(next < 0x80 ? String.valueOf(next) : "%%%02x".formatted((int) next));
    }
    return text.toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;")
        .replace("'", "&#39;");
  }
}
