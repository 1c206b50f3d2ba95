package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entries;

/**
 * All objects of a resource as of one revision.
 *
 * @param revision every change up to it is in, none after it
 */
record Moment(long revision, Entries entries) {}
