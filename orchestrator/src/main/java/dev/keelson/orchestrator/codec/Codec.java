package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.value.Trees;

/**
 * Reads bodies. The object that comes out is of the wanted kind, has kind and apiVersion, and is what Go would send for
 * what came in. Everything else ends in a {@link dev.keelson.orchestrator.status.Refusal}, with the texts of
 * Kubernetes' create and update handlers.
 */
public final class Codec {
  private final Identity identity;

  public Codec(Schema schema) {
    this.identity = new Identity(schema);
  }

  /** An object from the wire. */
  public Decoded decode(byte[] body, Format format, Target target) {
    var findings = new Findings();
    try {
      var object = switch (format) {
        case JSON -> JsonBodies.object(body, target.shape(), findings);
        case YAML -> YamlBodies.object(body, target.shape(), findings);
        case PROTOBUF -> ProtoBodies.object(body, target.shape());
      };
      return identity.confirm(object, target, findings, body);
    } catch (Unreadable unreadable) {
      throw Identity.unrecognized(target, unreadable.text(), body);
    }
  }

  /**
   * An object that was changed as a tree, by a patch say: read again, as if it had come from the wire.
   *
   * @param tree is not changed
   */
  public Decoded decode(ObjectNode tree, Target target) {
    var findings = new Findings();
    var nothing = new byte[0];
    try {
      if (Trees.deeperThan(tree, Limits.DEPTH_MAX)) {
        throw new Unreadable("exceeded max depth");
      }
      return identity.confirm(JsonBodies.object(tree, target.shape(), findings), target, findings, nothing);
    } catch (Unreadable unreadable) {
      throw Identity.unrecognized(target, unreadable.text(), nothing);
    }
  }

  /**
   * A document of no kind, such as a patch: as it is, apart from the order of YAML's repeated keys.
   *
   * @param format JSON or YAML
   */
  public static Document parse(byte[] body, Format format) {
    return switch (format) {
      case JSON -> JsonBodies.document(body);
      case YAML -> YamlBodies.document(body);
      case PROTOBUF -> throw new IllegalArgumentException("a document of no kind cannot be protobuf");
    };
  }
}
