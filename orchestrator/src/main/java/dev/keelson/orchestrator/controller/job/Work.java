package dev.keelson.orchestrator.controller.job;

/** How much of a plan was done. */
record Work(int created, int deleted, int deletedReady) {
  static final Work NONE = new Work(0, 0, 0);
}
