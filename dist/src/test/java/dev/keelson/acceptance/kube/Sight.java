package dev.keelson.acceptance.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One resource, tried out.
 *
 * @param verbs as discovery lists them
 */
record Sight(Asker asker, String collection, ObjectNode sample, JsonNode verbs) {
  private static final String JSON = "application/json";
  private static final String MERGE = "application/merge-patch+json";

  /** Streams and what needs a node: shown elsewhere. */
  private static final List<String> ELSEWHERE = List.of("attach", "exec", "log", "portforward", "proxy");

  /** The cells of a line of the table. */
  String line(List<String> order, List<String> subresources) throws IOException, InterruptedException {
    var cells = new LinkedHashMap<String, String>();
    for (var verb : order) {
      if (verb.equals("delete")) {
        cells.put("subresources", subresources(subresources));
        create();
      }
      cells.put(verb, has(verb) ? String.valueOf(code(verb)) : "-");
    }
    var last = cells.remove("subresources");
    return String.join(" | ", cells.values()) + " | " + last;
  }

  private boolean has(String verb) {
    for (var each : verbs) {
      if (each.asText().equals(verb)) {
        return true;
      }
    }
    return false;
  }

  private String one() {
    return collection + "/sample";
  }

  private int create() throws IOException, InterruptedException {
    return asker.ask("POST", collection, JSON, sample.toString()).statusCode();
  }

  private int code(String verb) throws IOException, InterruptedException {
    return switch (verb) {
      case "create" -> create();
      case "list" -> ask("GET", collection);
      case "watch" -> ask("GET", collection + "?watch=true&timeoutSeconds=1&resourceVersion=0");
      case "update" -> asker.ask("PUT", one(), JSON, asker.ask("GET", one(), "", "").body()).statusCode();
      case "patch" -> asker.ask("PATCH", one(), MERGE, "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}").statusCode();
      case "delete" -> ask("DELETE", one());
      case "deletecollection" -> ask("DELETE", collection + "?fieldSelector=metadata.name=sample");
      default -> ask("GET", one());
    };
  }

  private int ask(String method, String path) throws IOException, InterruptedException {
    return asker.ask(method, path, "", "").statusCode();
  }

  private String subresources(List<String> names) throws IOException, InterruptedException {
    var texts = new ArrayList<String>();
    for (var name : names) {
      if (!ELSEWHERE.contains(name)) {
        texts.add(name + " " + subresource(one() + "/" + name, name));
      }
    }
    return String.join(", ", texts);
  }

  private String subresource(String path, String name) throws IOException, InterruptedException {
    return switch (name) {
      case "binding" -> post(path, "{\"apiVersion\":\"v1\",\"kind\":\"Binding\",\"metadata\":{\"name\":\"sample\"},"
          + "\"target\":{\"kind\":\"Node\",\"name\":\"n\"}}");
      case "eviction" -> post(path + "?dryRun=All", "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\","
          + "\"metadata\":{\"name\":\"sample\"}}");
      case "token" -> post(path, "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}");
      case "finalize" -> String.valueOf(
          asker.ask("PUT", path, JSON, asker.ask("GET", one(), "", "").body()).statusCode());
      default -> {
        var got = asker.ask("GET", path, "", "");
        yield got.statusCode() + "/" + asker.ask("PUT", path, JSON, got.body()).statusCode() + "/"
            + asker.ask("PATCH", path, MERGE, "{\"metadata\":{\"labels\":{\"x\":\"z\"}}}").statusCode();
      }
    };
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    return String.valueOf(asker.ask("POST", path, JSON, body).statusCode());
  }
}
