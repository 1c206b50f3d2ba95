package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.status.Refusals;

/** Objects from YAML, which is JSON to Kubernetes once its scalars are resolved (sigs.k8s.io/yaml). */
final class YamlBodies {
  private YamlBodies() {}

  static ObjectNode object(byte[] body, StructShape shape, Findings findings) {
    var document = YamlReader.read(body);
    document.problems().forEach(findings::add);
    return JsonBodies.object(document.root(), shape, findings);
  }

  static Document document(byte[] body) {
    try {
      return YamlReader.read(body);
    } catch (Unreadable unreadable) {
      throw Refusals.badRequest(unreadable.text());
    }
  }
}
