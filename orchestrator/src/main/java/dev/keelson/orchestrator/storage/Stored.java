package dev.keelson.orchestrator.storage;

/** One version of one object, as it is kept. The array is for reading only. */
public final class Stored {
  private final String key;
  private final byte[] value;
  private final long revision;

  /** Takes {@code value} over. */
  public Stored(String key, byte[] value, long revision) {
    this.key = key;
    this.value = value;
    this.revision = revision;
  }

  public String key() {
    return key;
  }

  public byte[] value() {
    return value;
  }

  /** Of the change that made this version (etcd's mod revision). */
  public long revision() {
    return revision;
  }

  @Override
  public String toString() {
    return key + "@" + revision + " (" + value.length + " bytes)";
  }
}
