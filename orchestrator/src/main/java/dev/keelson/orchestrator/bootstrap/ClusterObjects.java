package dev.keelson.orchestrator.bootstrap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Objects of the cluster, written as a client would, by the server itself. */
public interface ClusterObjects {
  /**
   * As of now: not older than this call.
   *
   * @param namespace empty for cluster scope
   */
  Optional<ObjectNode> find(String group, String plural, String namespace, String name);

  /** Says false when there is one of this name already. */
  boolean create(String group, String plural, ObjectNode object);

  /** Says false when what is stored is not of the {@code metadata.resourceVersion} that this carries. */
  boolean replace(String group, String plural, ObjectNode object);
}
