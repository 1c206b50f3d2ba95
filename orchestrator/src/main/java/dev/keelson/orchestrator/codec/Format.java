package dev.keelson.orchestrator.codec;

import java.util.List;

/** How an object is written. */
public enum Format {
  JSON("application/json"),
  YAML("application/yaml"),
  PROTOBUF("application/vnd.kubernetes.protobuf");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** As errors list them. */
  public static List<String> mediaTypes() {
    return List.of(JSON.mediaType, YAML.mediaType, PROTOBUF.mediaType);
  }
}
