package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A few objects in the store, one write at a time. Keys are below the registry's root, such as
 * {@code ipaddresses/10.96.0.1}.
 *
 * <p>Whatever is thrown means that the outcome is unknown; it is never taken for a no.
 */
public interface Ledger {
  /** Not older than this call. {@code metadata.resourceVersion} tells which version it is. */
  Optional<ObjectNode> read(String key);

  /** The objects whose keys begin with this, not older than this call. */
  List<ObjectNode> list(String keyPrefix);

  /** Says false when there is one already. */
  boolean create(String key, ObjectNode object);

  /** Says false when what is stored is not of the {@code metadata.resourceVersion} that this carries. */
  boolean replace(String key, ObjectNode object);

  /** Says false when what is stored is not of that version, or not there. */
  boolean delete(String key, String resourceVersion);
}
