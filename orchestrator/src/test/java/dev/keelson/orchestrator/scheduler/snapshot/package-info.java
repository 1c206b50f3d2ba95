/** Tests of the cluster as a scheduler sees it. */
@NullMarked
package dev.keelson.orchestrator.scheduler.snapshot;

import org.jspecify.annotations.NullMarked;
