/**
 * Tests of the scheduler, and how they write pods and nodes: {@link dev.keelson.orchestrator.scheduler.Given}.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler;

import org.jspecify.annotations.NullMarked;
