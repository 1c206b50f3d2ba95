/**
 * Work to do, named by keys: each once however often it is asked for, never by two workers at a time.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.client.queue.WorkQueue}, which owns the keys. Its size is that of the set
 * of keys.
 *
 * <p>Must never know: what the work is.
 */
@NullMarked
package dev.keelson.orchestrator.client.queue;

import org.jspecify.annotations.NullMarked;
