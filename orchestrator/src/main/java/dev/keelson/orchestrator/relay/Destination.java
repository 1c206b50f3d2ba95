package dev.keelson.orchestrator.relay;

/**
 * What a backend is asked for.
 *
 * @param target path and query as they go over the wire
 */
public record Destination(Backend backend, String target) {
  /** As Go's client names it in errors. */
  String url() {
    return (backend.secure() ? "https://" : "http://") + backend.authority() + target;
  }
}
