package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;

/** /version: the Kubernetes whose API is spoken here. Clients choose by it what they ask for. */
final class VersionPage implements Page {
  static final String MAJOR = "1";
  static final String MINOR = "32";
  static final String GIT_VERSION = "v1.32.5+keelson";

  private final ObjectNode version = JsonNodeFactory.instance.objectNode()
      .put("major", MAJOR)
      .put("minor", MINOR)
      .put("gitVersion", GIT_VERSION)
      .put("gitCommit", "")
      .put("gitTreeState", "clean")
      .put("buildDate", "1970-01-01T00:00:00Z")
      .put("goVersion", "java" + Runtime.version().feature())
      .put("compiler", "javac")
      .put("platform", "linux/amd64");

  @Override
  public void answer(ApiCall call) {
    call.reply(200, version);
  }
}
