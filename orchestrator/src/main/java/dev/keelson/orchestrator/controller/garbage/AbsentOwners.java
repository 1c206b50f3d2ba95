package dev.keelson.orchestrator.controller.garbage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Owners that the server does not know: a uid never comes back. Any thread. */
final class AbsentOwners {
  /** As in Kubernetes: enough for the owners whose objects are just being collected. */
  private static final int UIDS_MAX = 500;

  /** Where an owner was looked for, and its uid: elsewhere it may well exist. */
  record Absence(String namespace, String kind, String name, String uid) {}

  private final Set<Absence> known = Collections.synchronizedSet(Collections.newSetFromMap(
      new LinkedHashMap<Absence, Boolean>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Absence, Boolean> eldest) {
          return size() > UIDS_MAX;
        }
      }));

  boolean contains(Absence absence) {
    return known.contains(absence);
  }

  void add(Absence absence) {
    known.add(absence);
  }
}
