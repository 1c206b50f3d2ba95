package dev.keelson.acceptance.v2;

/** What a sequence does next. */
sealed interface Step {
  /** A request that is answered at once. */
  record Ask(Request request) implements Step {
    @Override
    public String toString() {
      return request.toString();
    }
  }

  /** A request that waits for events. */
  record Wait(Request request) implements Step {
    @Override
    public String toString() {
      return request.toString();
    }
  }
}
