package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A change of parts of an object.
 *
 * @param contentType which kind of patch this is
 * @param subresource empty for the object itself
 * @param query further parameters, written, or empty
 */
public record Patch(String contentType, JsonNode body, String subresource, String query) {
  /** RFC 7386. */
  public static Patch merge(JsonNode body) {
    return new Patch("application/merge-patch+json", body, "", "");
  }

  /** RFC 6902. */
  public static Patch json(JsonNode body) {
    return new Patch("application/json-patch+json", body, "", "");
  }

  /** Lists are merged by the keys of their schema. */
  public static Patch strategic(JsonNode body) {
    return new Patch("application/strategic-merge-patch+json", body, "", "");
  }

  /** Server-side apply of what {@code manager} wants; conflicts are taken over. */
  public static Patch apply(JsonNode body, String manager) {
    return new Patch("application/apply-patch+yaml", body, "", "fieldManager=" + manager + "&force=true");
  }

  /** The same on the subresource {@code status}. */
  public Patch status() {
    return new Patch(contentType, body, "status", query);
  }
}
