package dev.keelson.etcdctl.http2;


/** One name and value. Octets outside ASCII stand for themselves, as ISO 8859-1. */
public record HeaderField(String name, String value) {
  /** RFC 7541 §4.1: what an entry costs in the table beside its text. */
  private static final int ENTRY_BYTES = 32;

  int tableBytes() {
    return ENTRY_BYTES + name.length() + value.length();
  }

}
