package dev.keelson.api.etcd;

/** The {@code etcd} program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    throw new UnsupportedOperationException();
  }
}
