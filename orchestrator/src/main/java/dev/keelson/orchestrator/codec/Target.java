package dev.keelson.orchestrator.codec;

import dev.keelson.orchestrator.schema.StructShape;

/**
 * What an object has to be.
 *
 * @param apiVersion as in objects: {@code apps/v1}
 */
public record Target(String apiVersion, String kind, StructShape shape) {
  String group() {
    return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
  }
}
