package dev.keelson.orchestrator.controller;

import dev.keelson.orchestrator.client.ObjectKey;

/**
 * Makes the world be what one kind of objects says. It may be called with any key at any time, also for an object that
 * is gone, and may be stopped after any single action: the next call goes on from what it finds.
 */
public interface Controller {
  /** As in kube-controller-manager's {@code --controllers}, without "-controller". */
  String name();

  /** Says what wakes it. Called once, before the first {@link #reconcile}. */
  void watch(Sources sources);

  /**
   * Looks at one object and acts. A Refusal or Unreachable that leaves this is the outcome {@link
   * Outcome.RetryWithBackoff}. Never called for the same key by two threads.
   */
  Outcome reconcile(ObjectKey key);

  /** How many keys it works on at a time. */
  default int workers() {
    return 5; // as kube-controller-manager's usual --concurrent-*-syncs
  }
}
