package dev.keelson.orchestrator.controller.job;

import java.util.Optional;

/**
 * How much of a plan was done.
 *
 * @param failure why it was not more
 */
record Work(int created, int deleted, int deletedReady, Optional<RuntimeException> failure) {
  static final Work NONE = new Work(0, 0, 0, Optional.empty());
}
