package dev.keelson.orchestrator.schema;

/**
 * How a strategic merge patch treats a field ({@code x-kubernetes-patch-strategy}).
 *
 * @param merge lists: items are merged instead of replaced
 * @param retainKeys maps: only keys that {@code $retainKeys} names stay
 * @param replace structs: replaced whole
 * @param key the field that identifies an item of a merged list; empty for lists of primitives
 */
public record PatchStrategy(boolean merge, boolean retainKeys, boolean replace, String key) {
  public static final PatchStrategy NONE = new PatchStrategy(false, false, false, "");
}
