/** Tests of who has to go. */
@NullMarked
package dev.keelson.orchestrator.scheduler.preempt;

import org.jspecify.annotations.NullMarked;
