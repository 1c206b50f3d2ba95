package dev.keelson.orchestrator.controller.garbage;

import java.util.List;

/** What is to be done with an object. */
sealed interface Step {
  record Nothing() implements Step {}

  /** It still has an owner; the others are taken from its list. */
  record DropOwners(List<String> uids) implements Step {
    public DropOwners {
      uids = List.copyOf(uids);
    }
  }

  /** It has no owner left. */
  record Delete(Policy policy) implements Step {}

  /**
   * Its owner waits for it, and it has objects of its own: they go first.
   *
   * @param unblock whether the owner has to stop waiting, as both wait for each other
   */
  record DeleteInForeground(boolean unblock) implements Step {}

  /** How the objects that it owns fare. */
  enum Policy { BACKGROUND, FOREGROUND, ORPHAN }
}
