package dev.keelson.orchestrator.apply;

/**
 * How a new object differs from an old one.
 *
 * @param written what was added or has another value
 */
record Changes(FieldSet written, FieldSet removed) {
  boolean isEmpty() {
    return written.isEmpty() && removed.isEmpty();
  }

  Changes without(FieldSet fields) {
    return new Changes(written.without(fields), removed.without(fields));
  }
}
