package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.relay.Relay;
import dev.keelson.orchestrator.status.Refusals;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What the agent of a pod's node does: logs, exec, attach, port-forward; and everything below a node's proxy. */
final class NodeEndpoints {
  private static final List<String> LOG_OPTIONS =
      List.of("follow", "previous", "sinceSeconds", "sinceTime", "timestamps", "tailLines", "limitBytes", "stream");

  /** The API's names of streams, and the agent's. */
  private static final Map<String, String> STREAMS =
      Map.of("stdin", "input", "stdout", "output", "stderr", "error", "tty", "tty");

  private final NodeDestinations nodes;
  private final Relay relay;

  NodeEndpoints(NodeDestinations nodes, Relay relay) {
    this.nodes = nodes;
    this.relay = relay;
  }

  /** A pod that is on no node yet has an empty log. */
  void log(ApiCall call, Served served) {
    var pod = pod(call, served);
    var container = ContainerChoice.of(pod, call.query().text("container"));
    if (node(pod).isEmpty()) {
      call.replyBytes(200, "text/plain", new byte[0]);
      return;
    }
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    LOG_OPTIONS.stream().filter(call.query()::has)
        .forEach(option -> query.add(option + "=" + encoded(call.query().text(option))));
    relay.stream(call, nodes.of(node(pod), path("containerLogs", pod) + "/" + container + query));
  }

  void exec(ApiCall call, Served served) {
    streams(call, served, "exec");
  }

  void attach(ApiCall call, Served served) {
    streams(call, served, "attach");
  }

  private void streams(ApiCall call, Served served, String what) {
    var pod = pod(call, served);
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    STREAMS.forEach((ours, theirs) -> {
      if (call.query().flag(ours)) {
        query.add(theirs + "=1");
      }
    });
    if (List.of("stdin", "stdout", "stderr").stream().noneMatch(call.query()::flag)) {
      throw Refusals.badRequest("you must specify at least 1 of stdin, stdout, stderr");
    }
    var container = ContainerChoice.of(pod, call.query().text("container"));
    call.http().query().getOrDefault("command", List.of()).forEach(word -> query.add("command=" + encoded(word)));
    relay.upgrade(call, nodes.of(host(pod), path(what, pod) + "/" + container + query));
  }

  void portForward(ApiCall call, Served served) {
    var pod = pod(call, served);
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    call.http().query().getOrDefault("ports", List.of()).forEach(port -> query.add("port=" + encoded(port)));
    relay.upgrade(call, nodes.of(host(pod), path("portForward", pod) + query));
  }

  /** Everything below a node's proxy is the agent's. */
  void proxy(ApiCall call, Served served) {
    var node = call.target().name();
    relay.pass(call, nodes.of(node, ProxyTarget.of(call)));
  }

  private static ObjectNode pod(ApiCall call, Served served) {
    return served.find(call.target().namespace(), call.target().name());
  }

  private static String node(ObjectNode pod) {
    return pod.path("spec").path("nodeName").asText("");
  }

  private static String host(ObjectNode pod) {
    if (node(pod).isEmpty()) {
      throw Refusals.badRequest("pod " + Metadata.name(pod) + " does not have a host assigned");
    }
    return node(pod);
  }

  private static String path(String what, ObjectNode pod) {
    return "/" + what + "/" + Metadata.namespace(pod) + "/" + Metadata.name(pod);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
