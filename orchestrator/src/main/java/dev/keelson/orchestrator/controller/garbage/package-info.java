/**
 * Collects garbage: deletes what has no living owner left, and keeps the promises of deletions in the foreground and of
 * those that orphan.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.garbage.GarbageController}. The graph of owners is nothing of
 * its own: it is what the informers hold, asked by owner. That an owner is absent is believed only when the server says
 * so.
 *
 * <p>Must never know: what the objects are for.
 */
@NullMarked
package dev.keelson.orchestrator.controller.garbage;

import org.jspecify.annotations.NullMarked;
