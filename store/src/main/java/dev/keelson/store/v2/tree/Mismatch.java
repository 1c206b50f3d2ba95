package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Comparison;
import java.util.Optional;

/** Why a comparison does not hold, as etcd says it: {@code [asked != actual]} for each half that differs. */
final class Mismatch {
  private Mismatch() {}

  static Optional<Bytes> of(Comparison comparison, NodeRow row) {
    boolean value = comparison.prevValue().isEmpty() || comparison.prevValue().equals(row.value());
    boolean index = comparison.prevIndex() == 0 || comparison.prevIndex() == row.modifiedIndex();
    if (value && index) {
      return Optional.empty();
    }
    if (value) {
      return Optional.of(indexes(comparison, row));
    }
    return Optional.of(index
        ? values(comparison, row)
        : values(comparison, row).concat(Bytes.utf8(" ")).concat(indexes(comparison, row)));
  }

  private static Bytes values(Comparison comparison, NodeRow row) {
    return differ(comparison.prevValue(), row.value());
  }

  private static Bytes indexes(Comparison comparison, NodeRow row) {
    return differ(Bytes.utf8(Long.toUnsignedString(comparison.prevIndex())),
        Bytes.utf8(Long.toUnsignedString(row.modifiedIndex())));
  }

  /** Values need not be text, so the sentence is put together from bytes. */
  private static Bytes differ(Bytes asked, Bytes actual) {
    return Bytes.utf8("[").concat(asked).concat(Bytes.utf8(" != ")).concat(actual).concat(Bytes.utf8("]"));
  }
}
