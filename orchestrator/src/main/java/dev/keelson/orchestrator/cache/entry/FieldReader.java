package dev.keelson.orchestrator.cache.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Reads what field selectors of a kind may ask for, beside name and namespace. */
@FunctionalInterface
public interface FieldReader {
  /** For kinds that have nothing else: no tree is made of their objects. */
  FieldReader NONE = _ -> Map.of();

  /** By the names that selectors use: {@code spec.nodeName}. */
  Map<String, String> fields(ObjectNode object);
}
