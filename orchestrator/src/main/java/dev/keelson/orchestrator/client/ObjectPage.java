package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a list answered, all of it.
 *
 * @param items each with its apiVersion and kind
 * @param resourceVersion as of which the list is whole: where a watch goes on
 */
public record ObjectPage(List<ObjectNode> items, String resourceVersion) {
  public ObjectPage {
    items = List.copyOf(items);
  }
}
