/** Tests of who waits, and for how long. */
@NullMarked
package dev.keelson.orchestrator.scheduler.queue;

import org.jspecify.annotations.NullMarked;
